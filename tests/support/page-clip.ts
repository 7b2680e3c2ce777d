import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { appUrl, sandboxUrl } from "./page-control";
import { fakeMicrophone, launchOptions } from "./page-launch";
import type { Room } from "./page-room";
import { test as base, expect } from "./page-test";
import { type SignedIn, signInAt } from "./sign-in";

const microphone = join(tmpdir(), `doc-silence-${process.pid}.wav`);

/** A browser whose microphone is silent: then the sandbox itself speaks what is typed, and words lie where they are heard. */
export const test = base.extend<object, { silence: string }>({
  silence: [
    async ({ browserName: _ }, use) => {
      writeFileSync(microphone, silence());
      await use(microphone);
      rmSync(microphone);
    },
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ silence: file }, use) =>
      use(launchOptions([...fakeMicrophone, `--use-file-for-fake-audio-capture=${file}`])),
    { scope: "worker" },
  ],
});
export { expect };

/** A second of nothing: 16 bit, mono, 16 kHz. */
function silence(): Buffer {
  const file = Buffer.alloc(44 + 32_000);
  file.write("RIFF", 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(16_000, 24);
  file.writeUInt32LE(32_000, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(32_000, 40);
  return file;
}

/** Said to Doc in the tests: a place, a name and a date, all of them made up. */
export const telling = "Mr Halvorsen from Cedar Falls came in on March fourteenth with a broken pager.";

/** The page's browser belongs to somebody new who is signed in. */
export async function signInHere(page: Page): Promise<SignedIn> {
  const somebody = await signInAt({ app: appUrl(), sandbox: sandboxUrl() });
  const cookies = somebody.cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: appUrl() };
  });
  await page.context().addCookies(cookies);
  return somebody;
}

/** A short talk, said and answered, with its page open and its recording there. */
export async function talkAndHangUp(page: Page, room: Room): Promise<void> {
  await room.call();
  // Whoever talks over Doc's greeting has it in the first exchange too.
  await room.isSilent("doc");
  await room.say(telling);
  await expect(room.captions.getByRole("listitem").nth(2)).toContainText(/\w{3}/, { timeout: 20_000 });
  await room.hears("doc");
  await room.isSilent("doc");
  await room.button("End call").click();
  await expect(page).toHaveURL(/\/calls\/call_\w+$/);
  await expect(page.getByRole("link", { name: "Make a clip of exchange 1" })).toBeVisible();
}

/** The clip maker as a person sees it. */
export class Maker {
  readonly page: Page;
  readonly words: Locator;
  readonly count: Locator;
  readonly preview: Locator;
  readonly create: Locator;

  constructor(page: Page) {
    this.page = page;
    this.words = page.getByRole("listbox", { name: "Words of the clip" });
    this.count = page.locator(".decide [role=status]");
    this.preview = page.getByRole("img", { name: "The clip as it will look" });
    this.create = page.getByRole("button", { name: "Create the clip" });
  }

  word(name: string | RegExp): Locator {
    return this.words.getByRole("option", { name });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  handle(name: "begins" | "ends"): Locator {
    return this.page.getByRole("slider", { name: `Where the clip ${name}` });
  }

  /** Takes a handle where it stands and lets it go at `to`, 0..1 of the wave. */
  async drag(name: "begins" | "ends", to: number): Promise<void> {
    const wave = this.page.locator(".wave");
    const side = name === "begins" ? "--from" : "--to";
    const at = await wave.evaluate(
      (element, of) => Number(getComputedStyle(element).getPropertyValue(of)),
      side,
    );
    const { x, y, width, height } = (await wave.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await this.page.mouse.move(x + width * at, y + height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x + width * to, y + height / 2, { steps: 4 });
    await this.page.mouse.up();
  }

  /** The link of the clip once it is there. */
  async link(): Promise<string> {
    await expect(this.page.getByRole("heading", { name: "Your clip is ready." })).toBeVisible({
      timeout: 110_000,
    });
    return this.page.getByLabel("Link, for anybody who has it").inputValue();
  }
}
