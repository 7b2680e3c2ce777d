// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { CallTitle } from "./call-title";
import { DeleteButton } from "./delete-button";
import { KeepSwitch } from "./keep-switch";

const now = Date.parse("2026-11-21T10:00:00Z");

/** What the page asks of our server, and what it answers. */
let answers: { status: number; body: unknown }[];
let asked: { method: string; path: string; body: unknown }[];
beforeEach(() => {
  [answers, asked] = [[], []];
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    asked.push({ method: method ?? "GET", path, body: body ? JSON.parse(String(body)) : undefined });
    const { status, body: answer } = answers.shift() ?? { status: 200, body: { success: true } };
    return Response.json(answer, { status });
  });
});
afterEach(() => void vi.unstubAllGlobals());

const refusal = { error: "We cannot reach our records.", code: "storage_unavailable", requestId: "r" };
const press = (target: Element, key: string) =>
  act(async () => void target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
const click = (target: HTMLElement | undefined) => act(async () => target?.click());
const submit = (form: HTMLElement) =>
  act(async () => void form.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true })));
const buttonIn = (place: HTMLElement, words: string) =>
  [...place.querySelectorAll("button")].find((button) => button.textContent === words);

const own = { callId: "call_1", isImported: false };
const title = <CallTitle callId="call/1" title={null} fallback="Your talk with Doc" canRename />;
const type = (place: HTMLElement, words: string) => {
  const input = place.querySelector("input");
  if (input) input.value = words;
};

test("a call is renamed in place, told once, and the focus comes back to where it was", async () => {
  const { place, find } = await mounted(title);
  await click(find("button"));
  expect(document.activeElement).toBe(find("input"));
  type(place, "  The pager   night ");
  await submit(find("form"));
  expect(asked).toEqual([
    { method: "PATCH", path: "/api/calls/call%2F1", body: { title: "The pager night" } },
  ]);
  expect(find("h1").textContent).toBe("The pager night");
  expect(find("[role=status]").textContent).toBe("Renamed.");
  expect(document.activeElement?.textContent).toBe("Rename");
});

test("Esc leaves the name as it was, and asks nobody", async () => {
  const { place, find } = await mounted(title);
  await click(find("button"));
  type(place, "Something else");
  await press(find("input"), "Escape");
  expect([find("h1").textContent, asked]).toEqual(["Your talk with Doc", []]);
  expect(document.activeElement).toBe(find("button"));
});

test("a name that could not be saved stays in its box, with a sentence", async () => {
  answers = [{ status: 503, body: refusal }];
  const { place, find } = await mounted(title);
  await click(find("button"));
  type(place, "Night");
  await submit(find("form"));
  expect(find("[aria-live=polite]").textContent).toBe("We cannot reach our records.");
  expect(find("input").getAttribute("aria-invalid")).toBe("true");
  expect((find("input") as HTMLInputElement).value).toBe("Night");
});

test("deleting asks first, and a way out changes nothing", async () => {
  const onDeleted = vi.fn();
  const { place, find } = await mounted(<DeleteButton call={own} onDeleted={onDeleted} />);
  await click(find("button"));
  expect(find("dialog").textContent).toContain("at Retell");
  expect(document.activeElement?.textContent).toBe("Leave it");
  await click(buttonIn(place, "Leave it"));
  expect([place.querySelector("dialog"), asked, onDeleted.mock.calls]).toEqual([null, [], []]);
});

test("a deletion that is done takes the call off the page", async () => {
  const onDeleted = vi.fn();
  const { place, find } = await mounted(<DeleteButton call={own} onDeleted={onDeleted} />);
  await click(find("button"));
  await click(buttonIn(place, "Delete it"));
  expect(asked).toEqual([{ method: "DELETE", path: "/api/calls/call_1", body: undefined }]);
  expect(onDeleted).toHaveBeenCalledTimes(1);
});

test("a call that is not found is not called deleted: whoever signed out in another tab finds none", async () => {
  answers = [{ status: 404, body: { ...refusal, code: "not_found" } }];
  const onDeleted = vi.fn();
  const { place, find } = await mounted(<DeleteButton call={own} onDeleted={onDeleted} />);
  await click(find("button"));
  await click(buttonIn(place, "Delete it"));
  expect(find("[role=alert]").textContent).toContain("or you are signed out");
  expect(onDeleted).not.toHaveBeenCalled();
});

test("a deletion that failed is told where it was asked for, and can be asked for again", async () => {
  answers = [{ status: 503, body: refusal }];
  const onDeleted = vi.fn();
  const { place, find } = await mounted(<DeleteButton call={own} onDeleted={onDeleted} />);
  await click(find("button"));
  await click(buttonIn(place, "Delete it"));
  expect(find("[role=alert]").textContent).toBe("We cannot reach our records.");
  await click(buttonIn(place, "Delete it"));
  expect(onDeleted).toHaveBeenCalledTimes(1);
});

const kept = (callId: string, createdAt: string, isKept: boolean, isImported = false) => (
  <KeepSwitch
    call={{ callId, createdAt, isKept, isErased: false, isImported, hasFeedback: true }}
    nowMs={now}
    retentionHours={24}
  />
);

test("a call is kept and let go at once while it is young", async () => {
  answers = [
    { status: 200, body: { success: true, isKept: true } },
    { status: 200, body: { success: true, isKept: false } },
  ];
  const { find } = await mounted(kept("young", "2026-11-21T05:00:00Z", false));
  expect(find("[role=status]").textContent).toContain("erased in 19 hours");
  await click(find("input"));
  expect(find("[role=status]").textContent).toContain("Kept");
  await click(find("input"));
  expect(find("[role=status]").textContent).toContain("erased in 19 hours");
  expect(asked.map((request) => request.body)).toEqual([{ isKept: true }, { isKept: false }]);
});

test("letting go of one that is older than its hours is asked twice, since it goes at once", async () => {
  answers = [{ status: 200, body: { success: true, isKept: false } }];
  const { place, find } = await mounted(kept("old", "2026-11-19T05:00:00Z", true));
  await click(find("input"));
  expect(asked).toEqual([]);
  expect(find("dialog").textContent).toContain("within minutes");
  await click(buttonIn(place, "Let it go"));
  expect(asked.map((request) => request.body)).toEqual([{ isKept: false }]);
  expect(find("[role=status]").textContent).toContain("being erased");
});

test("a call that was erased meanwhile cannot be kept, and the page says so", async () => {
  answers = [{ status: 200, body: { success: true, isKept: false } }];
  const { find } = await mounted(kept("late", "2026-11-20T11:00:00Z", false));
  await click(find("input"));
  expect(find("[aria-live=polite]").textContent).toContain("too late");
  expect((find("input") as HTMLInputElement).checked).toBe(false);
});

test("of a call from before Retell it says where the recording lies, and promises nothing in Retell's name", async () => {
  const { place, find, show } = await mounted(kept("imported", "2025-11-02T21:00:00Z", true, true));
  expect(place.textContent).toContain("its recording lies with VAPI");
  await click(find("input"));
  expect(find("dialog").textContent).toContain("what VAPI has of it stays there");
  await show(<DeleteButton call={{ ...own, isImported: true }} onDeleted={vi.fn()} />);
  await click(find("button"));
  expect(find("dialog").textContent).not.toContain("the call at Retell");
});
