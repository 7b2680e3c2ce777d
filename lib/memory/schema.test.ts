import { expect, test } from "vitest";
import { settingsSchema } from "./schema";

const nameOf = (displayName: unknown) =>
  settingsSchema.safeParse({ keepCalls: true, remember: true, displayName });

test("a name is a line of text, in order, or none", () => {
  expect(nameOf("  Dr. \n Ann  ").data?.displayName).toBe("Dr. Ann");
  for (const none of ["", "   ", null]) expect(nameOf(none).data?.displayName).toBe(null);
});

test("what the database takes for no text is refused before it", () => {
  for (const name of ["a\u0000b", "a\u0007", "\ud83d", "x".repeat(61), 5])
    expect(nameOf(name).error?.issues[0]?.path).toEqual(["displayName"]);
});
