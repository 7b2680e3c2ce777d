import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync } from "esbuild";

export type Ended = { code: number | null; out: string; err: string };

const projectDir = join(import.meta.dirname, "../..");

let bundled: Uint8Array | undefined;

/** The script in one file, which starts in a sixth of the time; as it stands `npm start` runs it for every stack. */
export function writeSetup(dir: string): string {
  bundled ??= buildSync({
    absWorkingDir: projectDir,
    entryPoints: ["scripts/setup-retell.ts"],
    bundle: true,
    platform: "node",
    format: "esm",
    write: false,
    // The SDK asks for Node's own parts as CommonJS does.
    banner: {
      js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);',
    },
  }).outputFiles[0]?.contents;
  if (!bundled) throw new Error("The bundle came out empty.");
  const script = join(dir, "setup-retell.mjs");
  writeFileSync(script, bundled);
  return script;
}

type Run = { script: string; envFile: string; args: string[]; env: Record<string, string> };

/** The script as a process of its own, on one env file. */
export function startSetup({ script, envFile, args, env }: Run) {
  const all = [script, "--env", envFile, ...args];
  // Only these names: the machine's own settings must not decide a test.
  const child = spawn(process.execPath, all, {
    cwd: projectDir,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "test", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once("close", (code) => resolve({ code, out, err }));
  });
  return { ended, kill: () => child.kill("SIGKILL") };
}
