import { existsSync } from "node:fs";
import { listReportedClips } from "../lib/clips/list-reported-clips";
import { takeDownClip } from "../lib/clips/take-down-clip";
import { causeOf } from "../lib/log";

const usage = "npm run clips [-- --take-down <clipId>]";
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** For operators: clips that somebody reported, and the end of one. */
async function main([option, id = "", ...more]: string[]): Promise<void> {
  if (existsSync(".env.local")) process.loadEnvFile(".env.local");
  if (option === undefined) return list();
  if (option === "--take-down" && UUID.test(id) && more.length === 0) return takeDown(id);
  throw new Error(usage);
}

/** Printed as objects, since a stranger's reason may be long, and is escaped so. */
async function list(): Promise<void> {
  const clips = await listReportedClips();
  if (clips.length === 0) return console.log("No clip was reported.");
  for (const { reportedAt, ...clip } of clips) console.log({ ...clip, reportedAt: reportedAt.toISOString() });
}

async function takeDown(clipId: string): Promise<void> {
  const wasLive = await takeDownClip(clipId);
  console.log(
    `${clipId} ${wasLive ? "was live; its link is dead" : "is not known, or had no working link; it has none now"}`,
  );
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? `${error.message} (${causeOf(error)})` : "unknown");
  process.exitCode = 1;
});
