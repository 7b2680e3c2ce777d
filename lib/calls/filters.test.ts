import { expect, it } from "vitest";
import { writeCursor } from "./cursor";
import { listAddress, readListAddress } from "./filters";

const empty = { q: "", from: "", to: "", status: "", zone: "" };

it("an empty address asks for the newest calls, unfiltered", () => {
  expect(readListAddress({})).toEqual({
    filters: empty,
    isFiltered: false,
    isOlder: false,
    query: { limit: 25 },
  });
});

it("dates are whole days of the reader's zone, and of UTC where the zone is unknown", () => {
  const dates = { from: "2026-11-20", to: "2026-11-20" };
  expect(readListAddress({ ...dates, zone: "America/New_York" })).toMatchObject({
    isFiltered: true,
    query: { from: "2026-11-20T05:00:00.000Z", to: "2026-11-21T05:00:00.000Z" },
  });
  expect(readListAddress({ ...dates, zone: "Mars/Olympus" })).toMatchObject({
    query: { from: "2026-11-20T00:00:00.000Z", to: "2026-11-21T00:00:00.000Z" },
  });
});

it.each([[{ from: "yesterday" }], [{ status: "over" }], [{ q: "x".repeat(201) }], [{ cursor: "x" }]])(
  "%j is told as a sentence, with the form as it was filled in",
  (params) => {
    const asked = readListAddress(params);
    expect(asked).toHaveProperty("problem");
    expect(asked.filters).toMatchObject(
      Object.fromEntries(Object.entries(params).filter(([k]) => k !== "cursor")),
    );
  },
);

it("the way to older calls keeps what was asked", () => {
  const cursor = writeCursor({
    createdAt: "2026-11-20T10:00:00+00:00",
    id: "aaaaaaaa-0000-4000-8000-000000000001",
  });
  const asked = readListAddress({ q: " pager ", status: ["error", "ended"] });
  const address = listAddress(asked.filters, cursor);
  expect(address).toBe(`/calls?q=pager&status=ended&cursor=${cursor}`);
  expect(readListAddress(Object.fromEntries(new URL(address, "http://x").searchParams))).toMatchObject({
    isOlder: true,
    query: { q: "pager", status: "ended" },
  });
});
