import { expect, test } from "vitest";
import { feedbackSchema } from "./schema";

const least = { mood: 3, keep: false };
const problem = (given: Record<string, unknown>) =>
  feedbackSchema.safeParse({ ...least, ...given }).error?.issues[0]?.path[0];
const workplace = (text: string) => feedbackSchema.parse({ ...least, workplace: text }).workplace;

test("a mood and a decision are enough; what was left empty is absent", () => {
  expect(feedbackSchema.parse(least)).toEqual(least);
  const empty = feedbackSchema.parse({ ...least, role: "", workplace: "  ", email: "", remember: undefined });
  expect([empty.role, empty.workplace, empty.email, empty.remember]).toEqual(Array(4).fill(undefined));
});

test("a mood is a whole number from 1 to 5", () => {
  for (const mood of [1, 2, 3, 4, 5]) expect(problem({ mood })).toBe(undefined);
  for (const mood of [0, 6, 2.5, -1, "3", null, true, Number.NaN]) expect(problem({ mood })).toBe("mood");
});

test("a role is one of the list, and keeping is yes or no", () => {
  expect(problem({ role: "attending" })).toBe(undefined);
  for (const role of ["Attending", "doctor", 3, {}]) expect(problem({ role })).toBe("role");
  for (const keep of [undefined, "true", 1, null]) expect(problem({ keep })).toBe("keep");
  expect(problem({ remember: "yes" })).toBe("remember");
});

test("a workplace is a hundred letters of any script, with its spaces in order", () => {
  expect(workplace("  St. Mary's \n ICU ")).toBe("St. Mary's ICU");
  const family = "👩‍👩‍👧‍👦";
  expect(workplace(family.repeat(100))).toBe(family.repeat(100));
  expect(workplace("ก็".repeat(100))).toBe("ก็".repeat(100));
  const many = [family.repeat(101), "x".repeat(101), `x${"\u0301".repeat(1300)}`];
  for (const text of [...many, "a\u0000b", "a\u0007b", "\ud83d", 5])
    expect(problem({ workplace: text })).toBe("workplace");
});

test("an e-mail address looks like one, without the spaces around it", () => {
  expect(feedbackSchema.parse({ ...least, email: " a@example.com " }).email).toBe("a@example.com");
  for (const email of ["a", "a@", "a@b", `${"a".repeat(250)}@example.com`, 5])
    expect(problem({ email })).toBe("email");
});

test("nothing else is taken", () => {
  const { error } = feedbackSchema.safeParse({ ...least, callId: "call_1" });
  expect(error?.issues[0]).toMatchObject({ code: "unrecognized_keys", keys: ["callId"] });
});
