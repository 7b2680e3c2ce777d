import { expect, it } from "vitest";
import { waitWords } from "./wait-words";

it.each([
  [0, "1 second"],
  [1, "1 second"],
  [41.2, "42 seconds"],
  [60, "1 minute"],
  [61, "2 minutes"],
  [3540, "59 minutes"],
])("says %d seconds as %s", (seconds, words) => expect(waitWords(seconds)).toBe(words));
