import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { expect, it } from "vitest";
import { book } from "./book";
import { examine, examineNames } from "./examine";
import { findingsOf } from "./finding";
import { toLines } from "./report";
import { checkEnv } from "./run";
import { awsSentence } from "./trials/aws";

const example = parseEnv(readFileSync(".env.example", "utf8"));
const complete = {
  ...example,
  RETELL_AGENT_ID: "agent_1",
  RETELL_DEMO_AGENT_ID: "agent_2",
  RETELL_PHONE_NUMBER: "+14155550123",
};
const problemsOf = (values: Record<string, string | undefined>) =>
  examine(values)
    .filter(({ level }) => level === "problem")
    .map(({ name, text }) => `${name} ${text}`);

it("knows each name of .env.example, and no other", () => {
  expect(Object.keys(book).sort()).toEqual(Object.keys(example).sort());
});

it("finds nothing wrong with the sandbox's values on one's own machine", () => {
  expect(problemsOf(complete)).toEqual([]);
});

it("refuses the same values where others come: known secrets, addresses of this machine, no https", () => {
  const found = problemsOf({ ...complete, NEXT_PUBLIC_APP_URL: "http://doc.example" });
  expect(found).toContain("NEXT_PUBLIC_APP_URL is not https");
  expect(found).toContain("VISITOR_SECRET has the sandbox's value, which everybody knows");
  expect(found).toContain("RETELL_BASE_URL leads to this machine");
  expect(found).toContain("AWS_ENDPOINT_URL_S3 leads to this machine");
});

it("says of a missing and of a wrong name what it is for, where it comes from, and what is not without it", async () => {
  const values = { ...complete, RETELL_AGENT_ID: "", HASH_SECRET: "tooshort-hash" };
  const findings = await checkEnv(values, true);
  const text = toLines(findings, values).join("\n");
  expect(text).toContain(
    "PROBLEM RETELL_AGENT_ID: is missing\n            for: Doc, for calls in the browser",
  );
  expect(text).toContain("from: npm run setup:retell -- --apply writes it");
  expect(text).toContain("PROBLEM HASH_SECRET: needs at least 32 characters");
  expect(text).toMatch(/RETELL_AGENT_ID: (.*\n){3} +without it: the server does not start/);
  expect(text).toMatch(/HASH_SECRET: (.*\n){3} +as it is: the server does not start/);
  expect(text).toMatch(/2 problems\.$/);
  expect(text).not.toContain("tooshort");
});

it("says of a key that its vendor does not take that the server starts with it, and fails there", () => {
  const finding = findingsOf("Retell").problem("RETELL_API_KEY", "is not taken by Retell");
  const text = toLines([finding], complete).join("\n");
  expect(text).toContain("as it is: the server starts, and what this is for fails");
  expect(text).not.toContain("without it");
});

it("lets nobody go live with recordings that nobody can hear", () => {
  const findings = examine({ ...complete, RECORDING_ORIGINS: "" });
  const text = toLines(findings, complete).join("\n");
  expect(text).toContain("PROBLEM RECORDING_ORIGINS: is empty");
  expect(text).toContain("without it: recordings cannot be played, and no clip can be made");
  expect(text).toMatch(/One problem\.$/);
});

it.each(["many", "1.5", "-1"])("wants whole numbers for what is counted: %s", (value) => {
  expect(problemsOf({ ...complete, MAX_CONCURRENT_CALLS: value })).toEqual([
    "MAX_CONCURRENT_CALLS must be a whole number, 0 or more",
  ]);
});

it("says what S3 answered where the SDK has no name for it", () => {
  const refused = (name: string) => awsSentence({ name, $metadata: { httpStatusCode: 403 } });
  expect(refused("Unknown")).toMatch(/ \(403, and not a word why\)$/);
  expect(refused("AccessDeniedException")).toMatch(/ \(AccessDeniedException\)$/);
});

it("masks whatever secret a vendor may have quoted, and leaves readable what is public", () => {
  const values = { ...complete, RETELL_API_KEY: "key_verysecret" };
  const finding = { group: "Retell", name: "RETELL_API_KEY", level: "problem" } as const;
  const text = toLines([{ ...finding, text: "key_verysecret at doc-clips" }], values).join("\n");
  expect(text).toContain("[RETELL_API_KEY] at doc-clips");
});

it("tells of a name that nobody reads, such as one that was misspelt, and of none that somebody does", () => {
  const text = toLines(examineNames([...Object.keys(example), "RETELL_API_KEEY"]), {}).join("\n");
  expect(text.match(/note .*/g)).toEqual(["note    RETELL_API_KEEY: is read by nobody"]);
});
