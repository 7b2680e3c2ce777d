// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mounted } from "@/tests/support/mounted";
import type { ClipView } from "@/types/clip";
import { ClipDesk } from "./clip-desk";

const queued: ClipView = {
  clipId: "c1",
  callId: "call_1",
  exchangeIndex: 0,
  format: "9:16",
  isAnonymized: true,
  state: "queued",
  progress: 5,
  createdAt: "2026-11-21T10:00:00Z",
  expiresAt: "2026-12-21T10:00:00Z",
};
const rendering: ClipView = { ...queued, state: "rendering", progress: 55 };
const ready: ClipView = {
  ...queued,
  state: "ready",
  progress: 100,
  durationSeconds: 14.6,
  clipUrl: "/api/generate-clip/c1/download",
  shareUrl: "https://doc.example/share/tok",
};

let answers: { status: number; body: unknown }[];
let asked: string[];
beforeEach(() => {
  vi.useFakeTimers();
  [answers, asked] = [[], []];
  HTMLDialogElement.prototype.showModal ??= () => undefined;
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push(`${method} ${path}${body ? ` ${body}` : ""}`);
    const { status, body: answer } = answers.shift() ?? { status: 200, body: ready };
    return Response.json(answer, { status });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
const ok = (body: unknown) => ({ status: 200, body });
const button = (place: HTMLElement, words: string) =>
  [...place.querySelectorAll("button")].find(({ textContent }) => textContent === words);
const click = (target: HTMLElement | undefined) => act(async () => target?.click());
const desk = (clip: ClipView, onChange = vi.fn(), onAgain = vi.fn()) => (
  <ClipDesk initial={clip} onChange={onChange} onAgain={onAgain} />
);

test("progress names the stage that the clip is in, and ends in a link, a player and a download", async () => {
  answers = [ok(rendering), ok(ready)];
  const { place, find } = await mounted(desk(queued));
  await pass(500);
  expect(find("[role=progressbar]").getAttribute("aria-valuetext")).toBe("Cutting the sound and filming it");
  expect(find("[role=progressbar]").getAttribute("aria-valuenow")).toBe("55");
  await pass(500);
  expect(find("h1").textContent).toBe("Your clip is ready.");
  expect(document.activeElement).toBe(find("h1"));
  expect(find("video").getAttribute("poster")).toBe("/share/tok/image");
  expect(find("a[download]").getAttribute("href")).toBe("/api/generate-clip/c1/download");
  expect(place.textContent).toContain("15 seconds · tall · voice re-created");
  await pass(5_000);
  expect(asked).toHaveLength(2);
});

test("three lost answers are told, and the looking goes on", async () => {
  const down = { status: 503, body: { error: "x", code: "storage_unavailable", requestId: "r" } };
  answers = [down, down, down, ok(rendering)];
  const { find } = await mounted(desk(queued));
  await pass(1_400);
  expect(find("[role=status]").textContent).toContain("A few seconds");
  await pass(200);
  expect(find("[role=status]").textContent).toContain("keeps trying");
  await pass(500);
  expect(find("[role=status]").textContent).toContain("A few seconds");
});

test("cancelling leads back to the maker", async () => {
  answers = [ok({ ...queued, state: "revoked" })];
  const onChange = vi.fn();
  const { place } = await mounted(desk(queued, onChange));
  await click(button(place, "Cancel"));
  expect(asked).toEqual(["DELETE /api/generate-clip/c1"]);
  expect(onChange).toHaveBeenCalledTimes(1);
});

test.each([
  ["that may pass offers the same again", "storage_failed", ["Try again", "Change something"]],
  [
    "of the voices, which may pass, offers the same again",
    "speech_failed",
    ["Try again", "Change something"],
  ],
  ["that will not pass offers something else", "cannot_anonymise", ["Change something"]],
] as const)("a failure %s, and says why", async (_name, code, ways) => {
  const error = { code, message: "It could not be made." };
  const { place } = await mounted(desk({ ...queued, state: "failed", error }));
  expect(place.querySelector("[role=alert]")?.textContent).toContain("It could not be made.");
  expect([...place.querySelectorAll("button")].map(({ textContent }) => textContent)).toEqual(ways);
});

test("taking it back is asked about first, and then the link is said to be dead", async () => {
  answers = [ok({ ...queued, state: "revoked" })];
  const { place, find } = await mounted(desk(ready));
  await click(button(place, "Take it back"));
  expect(asked).toEqual([]);
  await click(find("dialog").querySelectorAll("button")[1]);
  expect(asked).toEqual(["DELETE /api/generate-clip/c1"]);
  expect(find("h1").textContent).toBe("It is taken back.");
  expect(place.querySelector("video")).toBeNull();
});

test("the link's days are changed, and one that cannot be changed says so", async () => {
  answers = [
    ok({ ...ready, expiresAt: "2026-11-28T10:00:00Z" }),
    { status: 503, body: { error: "We cannot reach our records.", code: "x", requestId: "r" } },
  ];
  const { place, find } = await mounted(desk(ready));
  const choose = (days: string) =>
    act(async () => {
      const select = find("select") as HTMLSelectElement;
      select.value = days;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
  await choose("7");
  expect(asked).toEqual([`PATCH /api/generate-clip/c1 {"expiresInDays":7}`]);
  expect((find("select") as HTMLSelectElement).value).toBe("7");
  await choose("90");
  expect(place.textContent).toContain("We cannot reach our records.");
});
