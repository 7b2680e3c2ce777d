import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { namesIn } from "./support/doc-blocks";

const root = join(import.meta.dirname, "..");
const page = readFileSync(join(root, "docs/security.md"), "utf8");
const rows = page.split("\n").filter((line) => /^\| [STRIDE] \|/.test(line));

it("names a proof for each threat, and every kind of threat", () => {
  expect(rows.length).toBeGreaterThan(25);
  expect([...new Set(rows.map((row) => row[2]))].sort().join("")).toBe("DEIRST");
  const bare = rows.filter((row) => !/`[\w/.-]+\.test\.tsx?`/.test(row));
  expect(bare).toEqual([]);
});

it("names only tests and files that there are", () => {
  const { files, scripts } = namesIn(page);
  const tests = [...new Set([...page.matchAll(/`([\w/.-]+\.test\.tsx?)`/g)].map(([, file = ""]) => file))];
  expect(tests.length).toBeGreaterThan(25);
  expect([...tests, ...files].filter((file) => !existsSync(join(root, file)))).toEqual([]);
  const known = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).scripts;
  expect(scripts.filter((name) => !(name in known))).toEqual([]);
});
