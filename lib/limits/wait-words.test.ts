import { expect, it } from "vitest";
import { waitInWords } from "./wait-words";

it.each([
  [0, "1 second"],
  [1, "1 second"],
  [41.2, "42 seconds"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [3540, "59 minutes"],
  [5399, "90 minutes"],
  [5400, "about 2 hours"],
  [18_000, "about 5 hours"],
])("says %d seconds as %s", (seconds, words) => expect(waitInWords(seconds)).toBe(words));
