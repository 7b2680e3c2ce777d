import { spawn } from "node:child_process";
import { join } from "node:path";

export type Ended = { code: number | null; out: string; err: string };

const projectDir = join(import.meta.dirname, "../..");

/** The script as a process of its own, on one env file. */
export function startSetup(envFile: string, { args, env }: { args: string[]; env: Record<string, string> }) {
  const all = ["--import", "tsx", "scripts/setup-retell.ts", "--env", envFile, ...args];
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
