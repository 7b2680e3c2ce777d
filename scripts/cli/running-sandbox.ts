import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type pg from "pg";
import { z } from "zod";
import { overFile } from "../../lib/env-setup";
import { connectToStack } from "../../tests/support/stack-connection";
import { Complaint, Misuse } from "./command";

export type Values = Record<string, string | undefined>;
export type SandboxPlace = { app: string; sandbox: string; folder: string };

const PATIENCE_MS = 5000;
const projectDir = join(import.meta.dirname, "../..");
const stateSchema = z.object({ vendors: z.object({ supabase: z.object({ port: z.number() }) }) });

/** Where `npm start` puts the sandbox, moved by the same names. */
export function sandboxPlace(shell: Values = overFile({})): SandboxPlace {
  return {
    app: `http://127.0.0.1:${shell.PORT || "3000"}`,
    sandbox: `http://127.0.0.1:${shell.SANDBOX_PORT || "4010"}`,
    folder: shell.SANDBOX_DIR || ".sandbox",
  };
}

/** Scheme, host and port of an address, or Misuse. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new Misuse(`${address} is no address like http://127.0.0.1:4010.`);
}

/** Throws a Complaint unless a sandbox answers there. */
export async function requireSandbox(sandbox: string): Promise<void> {
  const response = await fetch(`${sandbox}/control/state`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch(() => {
    throw new Complaint(
      `No sandbox answers at ${sandbox}: npm start starts one, and SANDBOX_PORT says where it is.`,
    );
  });
  const state: unknown = await response.json().catch(() => undefined);
  if (!stateSchema.safeParse(state).success)
    throw new Complaint(`What answers at ${sandbox} is no sandbox: SANDBOX_PORT says where it is.`);
}

/** Throws a Complaint unless a running sandbox left that file in the folder. */
function requireInFolder({ sandbox, folder }: Omit<SandboxPlace, "app">, file: string): void {
  if (existsSync(join(folder, file))) return;
  throw new Complaint(
    `${folder} is not the folder of the sandbox at ${sandbox}: SANDBOX_DIR says where it is.`,
  );
}

/** Connections of one's own into its database. */
export async function openSandboxDatabase(place: Omit<SandboxPlace, "app">): Promise<pg.Pool> {
  await requireSandbox(place.sandbox);
  requireInFolder(place, "supabase.json");
  const { sandbox, folder } = place;
  const pool = await connectToStack(sandbox, folder).catch(() => undefined);
  try {
    await pool?.query("select 1");
  } catch {
    await pool?.end();
    throw new Complaint(`The database of ${sandbox} does not take the key in ${folder}.`);
  }
  if (!pool) throw new Complaint(`supabase.json in ${folder} cannot be read.`);
  return pool;
}

/** What `npm start` gave the app: .env.example with the ports in use, and the ids that provisioning wrote. */
export async function sandboxSettings(place: SandboxPlace): Promise<Values> {
  await requireSandbox(place.sandbox);
  requireInFolder(place, "env");
  const example = readFileSync(join(projectDir, ".env.example"), "utf8")
    .replaceAll("http://127.0.0.1:3000", place.app)
    .replaceAll("http://127.0.0.1:4010", place.sandbox)
    .replaceAll("127.0.0.1:4010", new URL(place.sandbox).host);
  return { ...parseEnv(example), ...parseEnv(readFileSync(join(place.folder, "env"), "utf8")) };
}
