import { readFileSync } from "node:fs";
import { recordImportedCall } from "../lib/calls/record-imported-call";
import type { ImportedCall, ImportOutcome } from "../lib/calls/schema";
import { env } from "../lib/env";
import { AppError } from "../lib/errors";
import { causeOf } from "../lib/log";
import { Complaint, type Given, Misuse, runCommand } from "./cli/command";
import { settingsOptions, settingsUsage, takeSettings } from "./cli/settings";
import { readVapiCall } from "./import-vapi/read-call";

const usage = `npm run import:vapi -- <file.json> --owner <e-mail or id of an account>

Takes in calls made with VAPI: a JSON array of call objects as its API gives them. Each is taken in whole or not at all; run
again, it adds only what is not there yet. Nothing is asked of VAPI, nor deleted there.

${settingsUsage}`;
const options = { owner: "string", ...settingsOptions } as const;

type Skipped = { entry: number; id: string; reason: string };
/** `origins`: where the recordings of the entries that are calls lie. */
type Sum = { imported: number; known: number; skipped: Skipped[]; origins: Set<string> };

const refusals: Record<Exclude<ImportOutcome, "imported" | "known" | "no_account">, string> = {
  erased: "it was here, and has been erased",
  taken: "its id is that of another's call",
};

/** For operators: the calls of the vendor before Retell. Prints no words of any call. */
async function main({ values, positionals }: Given<typeof options>): Promise<number> {
  const [file] = positionals;
  const { owner, ...flags } = values;
  if (!file) throw new Misuse("Which file holds the calls?");
  if (!owner) throw new Misuse("Whose calls are they? Say it by --owner.");
  const entries = readEntries(file);
  await takeSettings(flags);
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
  return sum.skipped.length === 0 ? 0 : 1;
}

function readEntries(file: string): unknown[] {
  let entries: unknown;
  try {
    entries = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new Complaint(`${file} cannot be read as JSON (${causeOf(error)}). Nothing was taken in.`);
  }
  if (!Array.isArray(entries)) throw new Complaint(`${file} holds no array of calls. Nothing was taken in.`);
  return entries;
}

/** What the database refuses is skipped; when it cannot be reached, all ends here. */
async function take(sum: Sum, at: number, owner: string, call: ImportedCall): Promise<void> {
  for (const origin of originsOf(call)) sum.origins.add(origin);
  try {
    const outcome = await recordImportedCall(owner, call);
    if (outcome === "no_account")
      throw new Complaint("There is no such account: its owner has to sign in once.");
    if (outcome === "imported" || outcome === "known") sum[outcome] += 1;
    else skip(sum, at, call.callId, refusals[outcome]);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "internal") throw error;
    skip(sum, at, call.callId, `the database refuses it (${causeOf(error.cause)})`);
  }
}

function skip(sum: Sum, at: number, id: string | undefined, reason: string): void {
  sum.skipped.push({ entry: at + 1, id: id ?? "no id", reason });
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

await runCommand({ usage, options, words: 1 }, main);
