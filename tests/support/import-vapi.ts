import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv } from "node:util";

const root = join(import.meta.dirname, "../..");

/** The script as an operator runs it, against the sandbox at `origin`. A string is a file that is no JSON of calls. */
export async function runImport(origin: string, entries: unknown, owner: string) {
  const file = join(tmpdir(), `doc-test-vapi-${randomUUID()}.json`);
  writeFileSync(file, typeof entries === "string" ? entries : JSON.stringify(entries));
  const env = {
    ...parseEnv(readFileSync(join(root, ".env.example"), "utf8").replaceAll("http://127.0.0.1:4010", origin)),
    RETELL_AGENT_ID: "agent",
    RETELL_DEMO_AGENT_ID: "agent",
    RETELL_PHONE_NUMBER: "+14155550100",
    PATH: process.env.PATH ?? "",
    NODE_ENV: "test" as const,
  };
  const args = ["--import", "tsx", "scripts/import-vapi.ts", file, "--owner", owner];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  rmSync(file);
  return { code, output };
}
