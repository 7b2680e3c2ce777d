import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor";
import { callChangeSchema, callQuerySchema } from "./schema";

const asked = (query: Record<string, string>) => {
  const result = callQuerySchema.safeParse(query);
  return result.success ? result.data : result.error.issues.map((issue) => issue.path.join("."));
};
const change = (body: unknown) => callChangeSchema.safeParse(body).data;

describe("what may be asked of one's calls", () => {
  it("is a page of 25 when nothing is asked, or a form was sent empty", () => {
    expect(asked({})).toEqual({ limit: 25 });
    expect(asked({ from: "", to: "", status: "", q: "  ", cursor: "", limit: "" })).toEqual({
      limit: 25,
      q: "",
    });
  });

  it("takes a plain date as a whole day, and a time with its offset as that moment", () => {
    expect(asked({ from: "2026-11-20", to: "2026-11-20" })).toMatchObject({
      from: "2026-11-20T00:00:00.000Z",
      to: "2026-11-21T00:00:00.000Z",
    });
    expect(asked({ from: "2026-11-20T23:30:00-05:00" })).toMatchObject({ from: "2026-11-21T04:30:00.000Z" });
  });

  it.each([
    ["from", "2026-02-30"],
    ["from", "yesterday"],
    ["to", "0000-01-01"],
    ["to", "2026-11-20T23:30:00"],
    ["status", "over"],
    ["q", "x".repeat(201)],
    ["cursor", "bm90aGluZw"],
    ["limit", "0"],
    ["limit", "101"],
    ["limit", "2.5"],
    ["limit", "many"],
  ])("refuses %s %s, naming the field", (field, value) => {
    expect(asked({ [field]: value })).toEqual([field]);
  });
});

describe("a cursor", () => {
  const place = { createdAt: "2026-11-20T10:00:00.123456+00:00", id: "aaaaaaaa-0000-4000-8000-000000000001" };

  it("comes back as it went out, to the microsecond", () => {
    expect(readCursor(writeCursor(place))).toEqual(place);
    expect(writeCursor(place)).toMatch(/^[\w-]+$/);
  });

  it("is nothing else than what was written: no other text is taken for one", () => {
    const odd = [
      "",
      "|",
      `${writeCursor(place)}=`,
      ` ${writeCursor(place)}`,
      writeCursor({ ...place, id: "x" }),
      writeCursor({ ...place, createdAt: "2026-02-30T10:00:00+00:00" }),
      writeCursor({ ...place, createdAt: "2026-11-20T10:00:00+23:59" }),
      writeCursor({ ...place, createdAt: "9999-11-20T10:00:00-23:59" }),
    ];
    for (const text of [...odd, writeCursor({ ...place, createdAt: "2026-13-40T10:00:00+00:00" })]) {
      expect(readCursor(text)).toBeUndefined();
    }
    fc.assert(fc.property(fc.string(), (text) => readCursor(text) === undefined));
  });
});

describe("a change to a call", () => {
  it("is a name in one line, or whether it is kept", () => {
    expect(change({ title: " Night\u0000\n of  the pager " })).toEqual({ title: "Night of the pager" });
    expect(change({ title: "" })).toEqual({ title: "" });
    expect(change({ isKept: false })).toEqual({ isKept: false });
  });

  it.each([[{}], [{ title: "x".repeat(81) }], [{ isKept: "yes" }], [{ title: "x", owner: 1 }], [null], [[]]])(
    "is not %j",
    (body) => expect(change(body)).toBeUndefined(),
  );
});
