import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { recordImportedCall } from "../lib/calls/record-imported-call";
import type { ImportedCall, ImportOutcome } from "../lib/calls/schema";
import { env } from "../lib/env";
import { AppError } from "../lib/errors";
import { causeOf } from "../lib/log";
import { readVapiCall } from "./import-vapi/read-call";

const usage = `npm run import:vapi -- <file.json> --owner <e-mail or id of an account>

Takes in calls made with VAPI: a JSON array of call objects as its API gives them. Each is taken in whole or not at all; run
again, it adds only what is not there yet. Nothing is asked of VAPI, nor deleted there.`;

type Skipped = { entry: number; id: string; reason: string };
/** `origins`: where the recordings of the entries that are calls lie. */
type Sum = { imported: number; known: number; skipped: Skipped[]; origins: Set<string> };

const refusals: Record<Exclude<ImportOutcome, "imported" | "known" | "no_account">, string> = {
  erased: "it was here, and has been erased",
  taken: "its id is that of another's call",
};

/** For operators: the calls of the vendor before Retell. Prints no words of any call. */
async function main(argv: string[]): Promise<void> {
  const { file, owner } = readArguments(argv);
  if (existsSync(".env.local")) process.loadEnvFile(".env.local");
  const entries = readEntries(file);
  const sum: Sum = { imported: 0, known: 0, skipped: [], origins: new Set() };
  try {
    for (const [at, entry] of entries.entries()) {
      const call = readVapiCall(entry);
      if ("reason" in call) skip(sum, at, call.id, call.reason);
      else await take(sum, at, owner, call);
    }
  } finally {
    report(sum, entries.length);
  }
  warnOfOrigins(sum.origins);
  process.exitCode = sum.skipped.length === 0 ? 0 : 1;
}

function readArguments(argv: string[]): { file: string; owner: string } {
  const { values, positionals } = parseArgs({
    args: argv,
    options: { owner: { type: "string" } },
    allowPositionals: true,
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0 || !values.owner) throw new Error(usage);
  return { file, owner: values.owner };
}

function readEntries(file: string): unknown[] {
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON (${causeOf(error)}). Nothing was taken in.`);
  }
  if (!Array.isArray(entries)) throw new Error(`${file} holds no array of calls. Nothing was taken in.`);
  return entries;
}

/** What the database refuses is skipped; when it cannot be reached, all ends here. */
async function take(sum: Sum, at: number, owner: string, call: ImportedCall): Promise<void> {
  for (const origin of originsOf(call)) sum.origins.add(origin);
  try {
    const outcome = await recordImportedCall(owner, call);
    if (outcome === "no_account") throw new Error("There is no such account: its owner has to sign in once.");
    if (outcome === "imported" || outcome === "known") sum[outcome] += 1;
    else skip(sum, at, call.callId, refusals[outcome]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "internal") throw error;
    skip(sum, at, call.callId, `the database refuses it (${causeOf(error.cause)})`);
  }
}

function skip(sum: Sum, at: number, id: string | undefined, reason: string): void {
  sum.skipped.push({ entry: at + 1, id: id ?? "(none)", reason });
}

function report({ imported, known, skipped }: Sum, total: number): void {
  const left = total - imported - known - skipped.length;
  console.log(
    `${imported} taken in, ${known} there already, ${skipped.length} skipped, ${left} not looked at.`,
  );
  for (const { entry, id, reason } of skipped) console.log(`  entry ${entry}, ${id}: ${reason}`);
}

/** A recording elsewhere can be neither played nor clipped. */
function warnOfOrigins(origins: ReadonlySet<string>): void {
  const foreign = [...origins].filter((origin) => !env().RECORDING_ORIGINS.includes(origin));
  if (foreign.length === 0) return;
  console.log(`Add to RECORDING_ORIGINS, here and at the video function: ${foreign.join(" ")}`);
}

function originsOf({ facts }: ImportedCall): string[] {
  const addresses = [facts.recordingUrl, facts.recordingMultiChannelUrl];
  return addresses.flatMap((address) => (address ? [new URL(address).origin] : []));
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof AppError ? `${error.message} (${causeOf(error)})` : String(error.message));
  process.exitCode = 1;
});
