import { expect, type Locator, type Page } from "@playwright/test";

const voices = { doc: "--lamp-level", caller: "--lamp-rim" };

/** The room as a person sees it. */
export class Room {
  readonly page: Page;
  readonly lamp: Locator;
  readonly captions: Locator;
  readonly strip: Locator;

  constructor(page: Page) {
    this.page = page;
    this.lamp = page.locator("[data-state]").first();
    this.captions = page.getByRole("log");
    this.strip = page.getByLabel("Sandbox: type what you say");
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  title(words: string | RegExp): Locator {
    return this.page.getByRole("heading", { level: 1, name: words });
  }

  /** To the room and on the line, with Doc's first words on the page. */
  async call(): Promise<void> {
    await this.open();
    await this.button("Talk to Doc").click();
    await this.isLive();
    await expect(this.captions).toContainText("Hey. Long day?");
  }

  async open(): Promise<void> {
    await this.page.goto("/talk");
    await expect(this.title("Doc is here")).toBeVisible();
    // Before React is there the button is drawn as busy.
    await expect(this.button("Talk to Doc")).toBeEnabled();
  }

  async isLive(): Promise<void> {
    await expect(this.button("End call")).toBeVisible();
  }

  async say(words: string): Promise<void> {
    await this.strip.fill(words);
    await this.strip.press("Enter");
  }

  /** How loud a voice is in the page's own measure, 0..1: Doc's lights the lamp, the caller's its rim. */
  async hears(who: "doc" | "caller"): Promise<void> {
    await this.page.waitForFunction(
      (name) => Number(document.querySelector<HTMLElement>(".lamp")?.style.getPropertyValue(name)) > 0.1,
      voices[who],
      { timeout: 20_000 },
    );
  }

  /** For as long as no pause between words lasts. */
  async isSilent(who: "doc" | "caller"): Promise<void> {
    await this.page.evaluate(async (name) => {
      const lamp = document.querySelector<HTMLElement>(".lamp");
      const deadline = performance.now() + 20_000;
      let soundAt = performance.now();
      while (performance.now() - soundAt < 500) {
        if (performance.now() > deadline) throw new Error(`${name} did not fall silent`);
        await new Promise(requestAnimationFrame);
        if (Number(lamp?.style.getPropertyValue(name)) > 0.02) soundAt = performance.now();
      }
    }, voices[who]);
  }
}
