import { expect, it } from "vitest";
import { keepingInWords, keepingOf } from "./keeping";

const createdAt = "2026-11-20T10:00:00.5+00:00";
const inWords = (now: string, over = {}) =>
  keepingInWords(keepingOf({ isKept: false, isErased: false, createdAt, ...over }, Date.parse(now), 24));

it.each([
  ["2026-11-20T10:00:01Z", {}, "goes in 24 hours"],
  ["2026-11-21T08:59:59Z", {}, "goes in 2 hours"],
  ["2026-11-21T09:00:01Z", {}, "goes within the hour"],
  ["2026-11-21T10:00:01Z", {}, "being erased"],
  ["2026-11-29T10:00:00Z", { isKept: true }, "kept"],
  ["2026-11-20T10:00:00Z", { isKept: true, isErased: true }, "erased"],
])("at %s a call %j %s", (now, over, words) => {
  expect(inWords(now, over)).toBe(words);
});
