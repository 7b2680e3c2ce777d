import { spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../../sandbox/core/free-port";
import { stackEnv } from "./stack-env";

export type LogLine = {
  level: string;
  event: string;
  requestId?: string;
  route?: string;
  callId?: string;
  vendor?: string;
};

const projectDir = join(import.meta.dirname, "../..");
const UP_MS = 60_000;

/** The stack's build once more, on a port of its own, with other settings, beside the same vendors; with what it prints. */
export async function startSecondApp(changed: Record<string, string>) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const next = "node_modules/next/dist/bin/next";
  const child = spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: projectDir,
    env: {
      PATH: process.env.PATH,
      ...stackEnv(),
      NODE_ENV: "production",
      DOC_SANDBOX: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_DIST_DIR: process.env.NEXT_DIST_DIR ?? ".next-test",
      // As people see it in production, where cookies are for https alone.
      NEXT_PUBLIC_APP_URL: url.replace("http:", "https:"),
      ...changed,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await gone;
  };
  await untilUp(`${url}/api/retell-webhook`).catch(async (error: unknown) => {
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${output}`);
  });
  return { url, stop, output: () => output, lines: () => output.split("\n").flatMap(toLine) };
}

export type SecondApp = Awaited<ReturnType<typeof startSecondApp>>;

async function untilUp(address: string): Promise<void> {
  const deadline = Date.now() + UP_MS;
  while (Date.now() < deadline) {
    const isUp = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The second app did not come up.");
}

function toLine(text: string): LogLine[] {
  if (!text.startsWith("{")) return [];
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}
