import { expect, test } from "vitest";
import { bearerOf } from "./bearer";

test.each([
  ["Bearer abc-1_2", "abc-1_2"],
  ["bearer abc", "abc"],
  ["BEARER  abc", "abc"],
])("%j brings a token, however the scheme is written", (header, token) => {
  expect(bearerOf(header)).toBe(token);
});

test.each([null, "", "abc", "Bearer", "Bearer ", "Basic abc", "xBearer abc", "Bearer a b"])(
  "%j brings none",
  (header) => {
    expect(bearerOf(header)).toBeUndefined();
  },
);
