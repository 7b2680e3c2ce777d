// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { ClipVideo } from "./clip-video";

const clip = <ClipVideo path="/share/tok" format="9:16" hasCaptions />;

/** A player that stands somewhere, and does nothing that it is not told to. */
function playing(element: HTMLElement, seconds: number, paused = false) {
  const player = Object.assign(element as HTMLVideoElement, {
    load: vi.fn(() => Object.assign(player, { currentTime: 0, paused: true, playbackRate: 1 })),
    play: vi.fn(async () => undefined),
  });
  for (const [name, value] of Object.entries({ currentTime: seconds, paused, playbackRate: 1.5 }))
    Object.defineProperty(player, name, { value, writable: true });
  return player;
}
const tell = (element: HTMLElement, ...names: string[]) =>
  act(async () => {
    for (const name of names) element.dispatchEvent(new Event(name));
  });

test("a clip whose address has run out is had anew from its own, and plays on where it was, each time", async () => {
  const { find } = await mounted(clip);
  const player = playing(find("video"), 7.5);
  for (const [round, seconds] of [
    [1, 7.5],
    [2, 8.6],
  ]) {
    await tell(player, "error");
    expect([player.load.mock.calls.length, player.currentTime]).toEqual([round, 0]);
    await tell(player, "loadedmetadata");
    expect([player.currentTime, player.playbackRate, player.play.mock.calls.length]).toEqual([
      seconds,
      1.5,
      round,
    ]);
    Object.assign(player, { paused: false });
    await tell(player, "seeked");
    Object.assign(player, { currentTime: 8.6 });
    await tell(player, "timeupdate");
  }
  expect(find("video").getAttribute("src")).toBe("/share/tok/video");
});

test("a clip that fails at the same place again is not loaded for ever", async () => {
  const { place, find } = await mounted(clip);
  const player = playing(find("video"), 7.5);
  await tell(player, "error", "loadedmetadata", "seeked", "timeupdate", "error");
  expect(player.load).toHaveBeenCalledTimes(1);
  expect(place.querySelector("video")).toBeNull();
});

test("one that stood still stands still again", async () => {
  const { find } = await mounted(clip);
  const player = playing(find("video"), 3, true);
  await tell(player, "error", "loadedmetadata", "seeked");
  expect([player.currentTime, player.play.mock.calls.length]).toEqual([3, 0]);
});

test("a clip that is gone is asked for once more and not again and again, and a sentence stands in its place", async () => {
  const { place, find } = await mounted(clip);
  const player = playing(find("video"), 7.5);
  await tell(player, "error", "error");
  expect(player.load).toHaveBeenCalledTimes(1);
  expect([place.querySelector("video"), find("[role=alert]").textContent]).toEqual([
    null,
    "This clip cannot be played right now. It may have been taken back.",
  ]);
  await act(async () => find("button").click());
  const again = playing(find("video"), 0, true);
  await tell(again, "loadedmetadata");
  expect([again.currentTime, again.play.mock.calls.length]).toEqual([7.5, 1]);
});

test("one that failed before the page could listen is had anew too", async () => {
  const load = vi.spyOn(HTMLMediaElement.prototype, "load").mockReturnValue();
  const error = vi
    .spyOn(HTMLMediaElement.prototype, "error", "get")
    .mockReturnValue({ code: 4 } as MediaError);
  try {
    await mounted(clip);
    expect(load).toHaveBeenCalledTimes(1);
  } finally {
    load.mockRestore();
    error.mockRestore();
  }
});
