import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../sandbox/core/free-port";

export type Stack = { app: string; sandbox: string; dir: string; stop: () => Promise<void> };

const projectDir = join(import.meta.dirname, "../..");
const READY = /SANDBOX: every vendor/;
const READY_MS = 300_000;

/** `npm start` on free ports, in a folder of its own and with a build of its own; what people run is what is tested. */
export async function startStack(
  extra: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<Stack> {
  const dir = mkdtempSync(join(tmpdir(), "doc-test-"));
  // Under root PostgreSQL runs as another account, which puts its data elsewhere if it cannot enter here.
  chmodSync(dir, 0o755);
  const [appPort, sandboxPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/start.ts", ...flags], {
    cwd: projectDir,
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(appPort),
      SANDBOX_PORT: String(sandboxPort),
      SANDBOX_DIR: dir,
      NEXT_DIST_DIR: ".next-test",
      ...extra,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output = (output + chunk).slice(-20_000);
      if (READY.test(output)) resolve();
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) =>
      reject(new Error(`The stack ended with ${code} before it was ready:\n${output}`)),
    );
    setTimeout(() => reject(new Error(`The stack was not ready in time:\n${output}`)), READY_MS).unref();
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await gone;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await ready;
  } catch (error) {
    await stop();
    throw error;
  }
  return { app: `http://127.0.0.1:${appPort}`, sandbox: `http://127.0.0.1:${sandboxPort}`, dir, stop };
}
