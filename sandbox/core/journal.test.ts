import { expect, it } from "vitest";
import { Journal, type JournalEntry } from "./journal";

const entry = (at: number, vendor = "retell"): JournalEntry => ({
  at,
  vendor,
  method: "GET",
  path: `/${at}`,
  status: 200,
  body: undefined,
});
const timesIn = (journal: Journal, filter: Parameters<Journal["list"]>[0] = {}) =>
  journal.list(filter).map(({ at }) => at);

it("lists requests oldest first", () => {
  const journal = new Journal();
  for (const at of [1, 2, 2, 5]) journal.add(entry(at));
  expect(timesIn(journal)).toEqual([1, 2, 2, 5]);
});

it("filters by vendor and by time, the moment asked for included", () => {
  const journal = new Journal();
  journal.add(entry(1));
  journal.add(entry(2, "supabase"));
  journal.add(entry(3));
  expect(timesIn(journal, { vendor: "retell" })).toEqual([1, 3]);
  expect(timesIn(journal, { since: 2 })).toEqual([2, 3]);
  expect(timesIn(journal, { vendor: "retell", since: 2 })).toEqual([3]);
});

it("shows the status that an open request got later", () => {
  const journal = new Journal();
  const open = { ...entry(1), status: 0 };
  journal.add(open);
  open.status = 503;
  expect(journal.list({})).toMatchObject([{ status: 503 }]);
});

it("keeps the last 5000, and nothing once cleared", () => {
  const journal = new Journal();
  for (let at = 1; at <= 5003; at += 1) journal.add(entry(at));
  expect(timesIn(journal)).toHaveLength(5000);
  expect(timesIn(journal)[0]).toBe(4);
  journal.clear();
  expect(timesIn(journal)).toEqual([]);
});
