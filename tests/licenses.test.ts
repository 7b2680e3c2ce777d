import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { forbidden, isAllowed, packagesOf, toMarkdown } from "../scripts/licenses/licenses";

const textOf = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");
const lock: unknown = JSON.parse(textOf("package-lock.json"));

it("are all on the list of allowed ones, or excepted by name", () => {
  expect(packagesOf(lock).length).toBeGreaterThan(200);
  expect(forbidden(lock)).toEqual([]);
});

it("stand in docs/licenses.md as the lock file has them: npm run licenses", () => {
  expect(textOf("docs/licenses.md")).toBe(toMarkdown(lock));
});

it.each([
  ["MIT", true],
  ["(MIT OR GPL-3.0)", true],
  ["MIT AND CC-BY-4.0", true],
  ["MIT AND GPL-3.0", false],
  ["AGPL-3.0", false],
  ["UNLICENSED", false],
  ["unknown", false],
])("%s: %s", (license, expected) => {
  expect(isAllowed(license)).toBe(expected);
});

it("of a program for development do not become those of what is shipped", () => {
  const entry = { version: "1.0.0", license: "GPLv3" };
  const shipped = { packages: { "node_modules/@ffmpeg-installer/linux-x64": entry } };
  expect(forbidden(shipped)).toHaveLength(1);
  expect(
    forbidden({ packages: { "node_modules/@ffmpeg-installer/linux-x64": { ...entry, dev: true } } }),
  ).toEqual([]);
});
