import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { requireWritable } from "./folder";

const projectDir = join(import.meta.dirname, "../..");
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "doc-folder-"));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

it("is made with all above it, and left empty", () => {
  const deep = join(dir, "a/b/c");
  requireWritable(deep);
  requireWritable(deep);
  expect(readdirSync(deep)).toEqual([]);
});

it("is refused in one sentence when it is a file, or lies in one", () => {
  const file = join(dir, "file");
  writeFileSync(file, "kept");
  for (const path of [file, join(file, "below")]) {
    expect(() => requireWritable(path)).toThrow(
      `SANDBOX_DIR is ${path}, where nothing can be written (ENOTDIR): name another folder. Nothing was started.`,
    );
  }
});

it.runIf(existsSync("/proc/self"))("is refused at once where folders cannot be made", () => {
  expect(() => requireWritable("/proc/doc/sandbox")).toThrow(
    /^SANDBOX_DIR is \/proc\/doc\/sandbox, .*ENOENT/,
  );
});

it.each([
  ["sandbox/start.ts", { PORT: "4999", SANDBOX_PORT: "4999" }, /^PORT and SANDBOX_PORT are both 4999: .*\n$/],
  [
    "sandbox/start.ts",
    { PORT: "0", SANDBOX_PORT: "0", SANDBOX_DIR: "package.json" },
    /^SANDBOX_DIR is .*\n$/,
  ],
  ["sandbox/server.ts", { SANDBOX_PORT: "0", SANDBOX_DIR: "package.json" }, /^SANDBOX_DIR is .*\n$/],
])("%s with %o says one sentence and ends with 1", async (script, env, sentence) => {
  const child = spawn(process.execPath, ["--import", "tsx", script], {
    cwd: projectDir,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", ...env },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      said += chunk;
    });
  }
  const [code] = await once(child, "close");
  expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
});
