// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ask, desk, fill, given, holds, press, reads, seen, send, setDesk } from "@/tests/support/call-desk";

beforeEach(setDesk);
afterEach(() => vi.unstubAllGlobals());

test("a call is told from the request to its end, with reason, recap and receipt", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  given.looked = seen({ state: "live" });
  await reads(one, "The first words take a moment to arrive.");
  given.looked = seen({ state: "live", captions: [{ role: "agent", content: "This is an AI." }] });
  await holds(() => expect(one.find("[role=log]").textContent).toContain("This is an AI."));
  given.looked = seen({ state: "ended", reason: "user_hangup", summary: "A short talk.", pollAfterMs: null });
  await holds(() => expect(one.find("h3").textContent).toBe("You hung up."));
  expect(one.place.textContent).toContain("A short talk.");
  expect(one.find("details").textContent).toContain("I agree to one call.");
  expect(one.find("details").textContent).toContain("Version 7");
});

test("a reload goes on with the call; nothing that was typed is kept, and clearing forgets it all", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  const kept = sessionStorage.getItem("doc.demoCall");
  expect(kept).toContain("call_1");
  expect(kept).not.toMatch(/Ada|ada@|555/);
  given.looked = seen({ state: "ended", reason: "voicemail_reached", pollAfterMs: null });
  const again = await desk();
  await reads(again, "Voicemail answered.");
  expect(ask).toHaveBeenCalledTimes(1);
  await press(again, "Clear this page of the call");
  expect(sessionStorage.length).toBe(0);
  expect(again.find("form").closest("[inert]")).toBeNull();
});

test("a call cleared away after a reload hands the focus to what is there instead", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  given.looked = seen({ state: "ended", reason: "user_hangup", pollAfterMs: null });
  const again = await desk();
  await reads(again, "You hung up.");
  given.offered = { isOpen: false, closedBecause: "called_today", nextCallAt: null, callsLeftToday: 36 };
  await press(again, "Clear this page of the call");
  await holds(() => expect(again.find("h3").textContent).toBe("Once a day is enough."));
  await holds(() => expect(document.activeElement).toBe(again.find("h3")));
});

test("what a machine recited is not shown as said by the caller", async () => {
  const one = await desk();
  await fill(one);
  const captions = [{ role: "user" as const, content: "Leave a message after the tone." }];
  given.looked = seen({ state: "ended", reason: "voicemail_reached", captions, pollAfterMs: null });
  await send(one);
  await reads(one, "Voicemail answered.");
  expect(one.place.textContent).not.toContain("after the tone");
});
