// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import type { CallListItem } from "@/types/call";
import { CallFilter } from "./call-filter";
import { CallList } from "./call-list";

const filters = { q: "pager", from: "", to: "2026-11-20", status: "", zone: "UTC" };
const call: CallListItem = {
  callId: "call/1",
  kind: "web",
  status: "ended",
  reason: "user_hangup",
  title: null,
  createdAt: "2026-11-21T05:00:00Z",
  durationMs: 252_000,
  summary: "You spoke of the night.",
  topics: ["nights", "pager"],
  isKept: false,
  isErased: false,
  hasTranscript: true,
};
const list = (calls: CallListItem[], nextCursor: string | null, isOlder = false) => (
  <CallList
    {...{ calls, nextCursor, filters, isOlder }}
    nowMs={Date.parse("2026-11-21T10:00:00Z")}
    retentionHours={24}
  />
);

test("a line says what it was about, how long, how it ended and how long it stays, and leads to the call", async () => {
  const { find } = await mounted(list([call], null));
  expect(find("li a").getAttribute("href")).toBe("/calls/call%2F1");
  for (const words of [
    "You spoke of the night.",
    "nights · pager",
    "4 min 12 s · you hung up",
    "goes in 19 hours",
  ]) {
    expect(find("li").textContent).toContain(words);
  }
});

test("the ways to older and to the newest calls keep what was asked, and are there only when they lead somewhere", async () => {
  const links = (place: HTMLElement) =>
    [...place.querySelectorAll("nav a")].map((link) => [link.textContent, link.getAttribute("href")]);
  const asked = "q=pager&to=2026-11-20&zone=UTC";
  expect(links((await mounted(list([call], "abc", true))).place)).toEqual([
    ["Newest calls", `/calls?${asked}#found`],
    ["Older calls", `/calls?${asked}&cursor=abc#found`],
  ]);
  expect(links((await mounted(list([call], null))).place)).toEqual([]);
});

test("the form comes back as it was filled in, open where it narrows, and asks for a page without scripts", async () => {
  const { place, find } = await mounted(<CallFilter filters={filters} isFiltered />);
  const form = find("form") as HTMLFormElement;
  expect([form.getAttribute("action"), form.method]).toEqual(["/calls#found", "get"]);
  expect(find("details").hasAttribute("open")).toBe(true);
  expect(Object.fromEntries([...new FormData(form)])).toMatchObject({
    q: "pager",
    to: "2026-11-20",
    from: "",
    status: "",
  });
  expect(place.textContent).toContain("Show all calls");
});
