// @vitest-environment happy-dom
import { act } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { toTurns } from "@/lib/calls/turns";
import { mounted } from "@/tests/support/mounted";
import type { CallRecap } from "@/types/call";
import { Reading } from "./reading";

const call = {
  callId: "call/1",
  durationMs: 60_000,
  hasRecording: true,
  transcript: [
    {
      role: "agent",
      content: "Long day?",
      words: [
        { word: "Long", start: 1, end: 2 },
        { word: "day?", start: 2, end: 3 },
      ],
    },
    { role: "user", content: "Yes, and no words.", words: [] },
    { role: "user", content: "Bye.", words: [{ word: "Bye.", start: 20, end: 21 }] },
  ],
} as unknown as CallRecap;

const answered = {
  ...call,
  transcript: [
    { role: "user", content: "Hi.", words: [{ word: "Hi.", start: 5, end: 6 }] },
    { role: "agent", content: "Yes?", words: [{ word: "Yes?", start: 7, end: 8 }] },
    { role: "user", content: "No times.", words: [] },
    { role: "agent", content: "None.", words: [] },
  ],
} as unknown as CallRecap;

/** The one sound that the page makes, as far as this document can play it. */
let audio: HTMLAudioElement;
let readyState: number;
beforeEach(() => {
  readyState = 4;
  vi.stubGlobal("Audio", function sound() {
    audio = document.createElement("audio");
    Object.defineProperty(audio, "readyState", { get: () => readyState });
    audio.play = vi.fn(async () => void audio.dispatchEvent(new Event("playing")));
    audio.pause = vi.fn(() => void audio.dispatchEvent(new Event("pause")));
    return audio;
  });
});

const pageOf = (one: CallRecap) => (
  <Reading call={one} turns={toTurns(one.transcript)} isMoreAwaited={false} />
);
const shown = () => mounted(pageOf(call));
const press = (target: Element, key: string) =>
  act(async () =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })),
  );
const litIn = (place: HTMLElement) =>
  [...place.querySelectorAll("[data-lit]")].map((word) => word.textContent);

test("nothing is fetched before it is asked to play", async () => {
  await shown();
  expect(audio.preload).toBe("none");
  expect(audio.src).toContain("/api/calls/call%2F1/recording");
  expect(audio.play).not.toHaveBeenCalled();
});

test("the arrows move the seek bar by five seconds, within the recording, and the word there is lit", async () => {
  const { place, find } = await shown();
  for (let i = 0; i < 4; i++) await press(find("input"), "ArrowRight");
  expect(audio.currentTime).toBe(20);
  expect(find("input").getAttribute("aria-valuetext")).toBe("0:20 of 1:00");
  expect(litIn(place)).toEqual(["Bye."]);
  await press(find("input"), "Home");
  await press(find("input"), "ArrowLeft");
  expect(audio.currentTime).toBe(0);
  expect(litIn(place)).toEqual([]);
});

test("a click on a word goes there and starts nothing", async () => {
  const { place, find } = await shown();
  await act(async () => find("[data-word='1']").click());
  expect(audio.currentTime).toBe(2);
  expect(litIn(place)).toEqual(["day?"]);
  expect(audio.play).not.toHaveBeenCalled();
});

test("a turn's time plays from there, and a turn whose words have no times has none", async () => {
  const { place, find } = await shown();
  const times = [...place.querySelectorAll<HTMLElement>(".book button")];
  expect(times.map((time) => time.getAttribute("aria-label"))).toEqual([
    "0:01, play Doc from here",
    "0:20, play You from here",
  ]);
  await act(async () => times[1]?.click());
  expect([audio.currentTime, vi.mocked(audio.play).mock.calls.length]).toEqual([20, 1]);
  expect(find("[aria-label=Pause]")).toBeTruthy();
});

test("a place picked before the recording is open is gone to once it is", async () => {
  readyState = 0;
  const { find } = await shown();
  await act(async () => find("[data-word='2']").click());
  expect(audio.currentTime).toBe(0);
  readyState = 1;
  await act(async () => void audio.dispatchEvent(new Event("loadedmetadata")));
  expect(audio.currentTime).toBe(20);
});

test("an exchange plays from its start to its end and no further, and can be stopped before", async () => {
  const { find, place } = await mounted(pageOf(answered));
  const at = (seconds: number) =>
    act(async () => {
      audio.currentTime = seconds;
      audio.dispatchEvent(new Event("timeupdate"));
    });
  Object.defineProperty(audio, "paused", { get: () => vi.mocked(audio.pause).mock.calls.length > 0 });
  await act(async () => find("[aria-label='Play exchange 1, 0:04 to 0:08']").click());
  expect([audio.currentTime, vi.mocked(audio.play).mock.calls.length]).toEqual([4.7, 1]);
  expect(find("[aria-label='Pause exchange 1']")).toBeTruthy();
  await at(7.9);
  expect(audio.pause).not.toHaveBeenCalled();
  await at(8.4);
  expect(audio.pause).toHaveBeenCalledTimes(1);
  expect(audio.currentTime).toBe(8);
  expect(find("[aria-label^='Play exchange 1']")).toBeTruthy();
  expect(place.textContent).toContain("no times");
});

test("an exchange whose last air is not in the recording ends with the recording", async () => {
  const { find, place } = await mounted(pageOf({ ...answered, durationMs: 7_900 }));
  await act(async () => find("[aria-label='Play exchange 1, 0:04 to 0:07']").click());
  expect(find("[aria-label='Pause exchange 1']")).toBeTruthy();
  await act(async () => {
    audio.dispatchEvent(new Event("pause"));
    audio.dispatchEvent(new Event("ended"));
  });
  await act(async () => find("[aria-label='Play the recording']").click());
  expect(place.querySelector("[aria-label='Pause exchange 1']")).toBeNull();
});

test("whoever is not signed in learns that clips can be made, and how", async () => {
  const line = "Sign in, and you can make a clip of any of these to share.";
  const { place, show } = await mounted(pageOf({ ...answered, belongsTo: "browser" }));
  expect(place.textContent).toContain(line);
  expect(place.querySelector("a[href='/sign-in?next=/calls/call%2F1']")).not.toBeNull();
  await show(pageOf({ ...answered, belongsTo: "account" }));
  expect(place.textContent).not.toContain(line);
});

test("the speed goes round, and outlives the opening of the recording", async () => {
  const { find } = await shown();
  await act(async () => find("[aria-label='Speed 1']").click());
  expect([audio.playbackRate, audio.defaultPlaybackRate]).toEqual([1.25, 1.25]);
  expect(find("[aria-label='Speed 1.25']").textContent).toBe("1.25×");
});

test("a recording that breaks is told in a sentence, and the same button tries again from the same place", async () => {
  const { find } = await shown();
  const button = find("[aria-label='Play the recording']");
  await press(find("input"), "ArrowRight");
  Object.defineProperty(audio, "error", { configurable: true, value: { code: 4 } });
  await act(async () => void audio.dispatchEvent(new Event("error")));
  expect(find("[role=alert]").textContent).toContain("would not play");
  expect(button.getAttribute("aria-label")).toBe("Try again");
  audio.load = vi.fn(
    () => Object.defineProperty(audio, "error", { configurable: true, value: null }) && undefined,
  );
  audio.currentTime = 0;
  await act(async () => button.click());
  expect(audio.load).toHaveBeenCalledTimes(1);
  expect(button.getAttribute("aria-label")).toBe("Pause");
});

test("the sound ends with the page", async () => {
  const { show } = await shown();
  await show(null);
  expect(audio.pause).toHaveBeenCalled();
  expect(audio.hasAttribute("src")).toBe(false);
});
