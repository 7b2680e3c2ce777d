import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { brokenRules } from "./support/import-rules";
import { functionsIn } from "./support/sizes";

const root = join(import.meta.dirname, "..");
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file && existsSync(join(root, file)));
const code = files.filter((file) => /\.(ts|tsx|mjs|sql|css|sh)$/.test(file) && file !== "types/database.ts");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

describe("the house", () => {
  it("has no file longer than 300 lines: split it by what it does", () => {
    expect(code.filter((file) => textOf(file).split("\n").length > 301)).toEqual([]);
  });

  it("has no function longer than 60 lines (components 150, route handlers 20): part it by what it does", () => {
    const functions = files
      .filter((file) => /\.(ts|tsx|mjs|js)$/.test(file))
      .flatMap((file) => functionsIn(file, textOf(file)).map((found) => ({ file, ...found })));
    expect(functions.length).toBeGreaterThan(1000);
    const tooLong = functions
      .filter(({ isDescribe }) => !isDescribe)
      .filter(({ file, name, lines }) => lines > mostLines(file, name))
      .map(({ file, line, name, lines }) => `${file}:${line} ${name} has ${lines} lines`);
    expect(tooLong).toEqual([]);
  });

  it("names files in kebab-case, and has no drawer called utils, helpers, misc or common", () => {
    const isOdd = (file: string) => {
      const names = file.split("/").filter((part) => !/^[[(@.]/.test(part));
      return names.some(
        (part) => !/^[a-z0-9_.-]+$/.test(part) || /^(utils?|helpers?|misc|common)(\.|$)/.test(part),
      );
    };
    expect(code.filter(isOdd)).toEqual([]);
  });

  it("reads process.env in the env files only: everything else is given what it needs", () => {
    const allowed =
      /^(lib\/env(-public|-setup)?\.ts|lambda\/.*\/env\.ts|sandbox\/core\/env\.ts|next\.config\.ts|instrumentation\.ts|playwright\.config\.ts|sandbox\/start\.ts|sandbox\/start\/.*|tests\/.*|scripts\/bench\/.*)$/;
    const readers = code.filter((file) => /\.tsx?$/.test(file) && /\bprocess\.env\b/.test(textOf(file)));
    expect(readers.filter((file) => !allowed.test(file) && !/\.test\.tsx?$/.test(file))).toEqual([]);
  });

  it("imports only along the table in tests/support/import-rules.ts", () => {
    const offences = code
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .flatMap(({ file, target }) =>
        brokenRules(file, target).map((because) => `${file} imports ${target}: ${because}`),
      );
    expect(offences).toEqual([]);
  });

  it("keeps every vendor's SDK behind one file", () => {
    const sdk =
      /from "(retell-sdk|@supabase\/supabase-js|@upstash\/redis|@aws-sdk\/[a-z-]+|retell-client-js-sdk)"/;
    const users = code.filter((file) => /^(app|components|lib)\//.test(file) && sdk.test(textOf(file)));
    const isAllowed = (file: string) =>
      file.startsWith("lib/vendors/") || file === "lib/web-call/room-client.ts" || /\.test\.tsx?$/.test(file);
    expect(users.filter((file) => !isAllowed(file))).toEqual([]);
  });

  it("names in README only paths that exist, in 150 lines at most", () => {
    const readme = textOf("README.md");
    const named = /`((?:[\w.@[\]-]+\/)+[\w.@[\]-]*|[\w.-]+\.(?:ts|tsx|json|md|css))`/g;
    const linked = /\]\((?!https?:)([^)#]+)\)/g;
    const paths = [...readme.matchAll(named), ...readme.matchAll(linked)]
      .map((match) => match[1] ?? "")
      .filter((path) => !path.startsWith("@"));
    expect(readme.split("\n").length).toBeLessThanOrEqual(151);
    expect(paths.length).toBeGreaterThan(5);
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("has every name that the app reads in .env.example", () => {
    const names = [...textOf("lib/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
      (match) => match[1] ?? "",
    );
    const example = textOf(".env.example");
    expect(names.length).toBeGreaterThan(5);
    expect(
      names.filter((name) => name !== "NODE_ENV" && !new RegExp(`^${name}=`, "m").test(example)),
    ).toEqual([]);
  });
});

function mostLines(file: string, name: string): number {
  if (/^app\/.*\/route\.ts$/.test(file)) return 20;
  return file.endsWith(".tsx") && /^[A-Z]/.test(name) ? 150 : 60;
}

/** Targets as paths from the root, or package names. */
function importsOf(file: string): string[] {
  const found = [...textOf(file).matchAll(/(?:from|import\()\s*"([^"]+)"|^import "([^"]+)"/gm)];
  return found
    .map((match) => match[1] ?? match[2] ?? "")
    .map((target) => {
      if (target.startsWith("@/")) return target.slice(2);
      if (target.startsWith(".")) return posix.normalize(posix.join(dirname(file), target));
      return target;
    });
}
