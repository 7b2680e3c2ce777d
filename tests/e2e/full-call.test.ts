import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readWav, rms, soundingStretches } from "../../sandbox/retell/media/testing/measure";
import type { Recap } from "../support/caller";
import { cut, edgeOffsets, likeness } from "../support/e2e-sound";
import { writeMicrophone } from "../support/e2e-voice";
import { callsAtRetell } from "../support/page-control";
import { fakeMicrophone, launchOptions } from "../support/page-launch";
import { test as base, expect } from "../support/page-test";

const line = "My night shift was chaos and the pager never stopped.";
/** Doc's first message takes some seven seconds. */
const leadSeconds = 9;
const microphone = join(tmpdir(), `doc-microphone-${process.pid}.wav`);

/** The caller's line, and a browser that hears it as its microphone. */
const test = base.extend<object, { spoken: Int16Array }>({
  spoken: [
    async ({ browserName: _ }, use) => use(await writeMicrophone(microphone, line, leadSeconds)),
    { scope: "worker" },
  ],
  launchOptions: [
    async ({ spoken }, use) => {
      expect(spoken.length).toBeGreaterThan(24_000);
      await use(launchOptions([...fakeMicrophone, `--use-file-for-fake-audio-capture=${microphone}%noloop`]));
      rmSync(microphone);
    },
    { scope: "worker" },
  ],
});

test("a whole call: heard, answered, muted, hung up, and read and heard again", async ({
  page,
  room,
  spoken,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Talk to Doc" }).first().click();
  await expect(page).toHaveURL(/\/talk$/);
  await room.button("Talk to Doc").click();
  await room.isLive();
  await room.hears("doc");
  await expect(room.captions).toContainText("Hey. Long day?");
  await expect(room.captions).toContainText("the latest circle of healthcare hell.");

  await room.strip.fill(line);
  await room.hears("caller");
  await room.isSilent("caller");
  await room.strip.press("Enter");
  await expect(room.captions).toContainText(line);
  const answer = room.captions.getByRole("listitem").nth(2);
  await expect(answer).toContainText(/night|shift|chaos|pager/i);
  await room.hears("doc");

  await room.button("Mute").click();
  await expect(room.button("Unmute")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByText(/You are muted/).first()).toBeVisible();
  await room.button("Unmute").click();
  await expect(room.button("Mute")).toHaveAttribute("aria-pressed", "false");
  await room.isSilent("doc");

  await room.button("End call").click();
  const hungUpAt = Date.now();
  await expect(page).toHaveURL(/\/calls\/call_\w+$/);
  await expect(page.locator("[data-speaker=user]").first()).toContainText(line, { timeout: 5000 });
  await expect(page.getByText("you hung up")).toBeVisible();
  expect(Date.now() - hungUpAt).toBeLessThan(5000);
  await playsAndLights(page);
  await holds(page, spoken);
});

async function playsAndLights(page: Page): Promise<void> {
  const place = page.getByLabel("Place in the recording");
  const at = async () => Number(await place.inputValue());
  await page.getByRole("button", { name: "Play the recording" }).click();
  await expect(page.locator("[data-lit]")).toHaveCount(1);
  await expect.poll(at).toBeGreaterThan(1);
  const lit = Number(await page.locator("[data-lit]").getAttribute("data-start"));
  expect(Math.abs((await at()) - lit)).toBeLessThan(1);
  await page.getByRole("button", { name: "Pause" }).click();
  const word = page.locator("[data-speaker=user] [data-start]").nth(3);
  await word.click();
  await expect.poll(at).toBeCloseTo(Number(await word.getAttribute("data-start")), 1);
  await expect(word).toHaveAttribute("data-lit", "");
}

/** The recordings: who is on which channel, and how far the words' times are from the sound. */
async function holds(page: Page, spoken: Int16Array): Promise<void> {
  const callId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const recap = (await (await page.request.get(`/api/calls/${callId}`)).json()) as Recap;
  const mono = readWav(await (await page.request.get(`/api/calls/${callId}/recording`)).body());
  const [atRetell] = await callsAtRetell();
  const both = readWav(await (await page.request.get(atRetell?.recording_multi_channel_url ?? "")).body());
  const [caller = new Int16Array(), doc = new Int16Array()] = both.channels;
  expect([mono.channels.length, both.channels.length, mono.rate, both.rate]).toEqual([1, 2, 24_000, 24_000]);

  const words = (role: string) => recap.transcript.filter((u) => u.role === role).map((u) => u.words);
  const [said = []] = words("user");
  const span = { start: said[0]?.start ?? 0, end: said.at(-1)?.end ?? 0 };
  const talk = { start: span.start - 0.3, end: span.end + 0.3 };
  const docOffsets = words("agent").flatMap((utterance) => edgeOffsets(doc, utterance, 0.15));
  const callerOffsets = edgeOffsets(caller, said, 0.6);
  const figures = {
    "RMS, caller's channel while talking": Math.round(rms(cut(caller, span))),
    "RMS, Doc's channel while talking": Math.round(rms(loud(doc))),
    "RMS, Doc's channel while only the caller talks": Math.round(rms(cut(doc, talk))),
    "likeness of the caller's channel to what was spoken": likeness(
      spoken,
      caller,
      span.start - 0.4,
      span.start + 0.4,
    ),
    "word times from sound, Doc, worst of": `${Math.max(...docOffsets)} ms, ${docOffsets.length} edges`,
    "word times from sound, caller, worst of": `${Math.max(...callerOffsets)} ms, ${callerOffsets.length} edges`,
  };
  console.log(figures);
  expect(rms(cut(caller, span))).toBeGreaterThan(300);
  expect(rms(loud(doc))).toBeGreaterThan(300);
  expect(rms(cut(doc, talk))).toBe(0);
  expect(figures["likeness of the caller's channel to what was spoken"]).toBeGreaterThan(0.7);
  expect(docOffsets.length).toBeGreaterThan(5);
  expect(Math.max(...docOffsets)).toBeLessThanOrEqual(150);
  expect(Math.max(...callerOffsets)).toBeLessThanOrEqual(150);
}

const loud = (channel: Int16Array) =>
  Int16Array.from(soundingStretches(channel, 0.2).flatMap((stretch) => [...cut(channel, stretch)]));
