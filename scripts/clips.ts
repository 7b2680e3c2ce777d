import { listReportedClips } from "../lib/clips/list-reported-clips";
import { takeDownClip } from "../lib/clips/take-down-clip";
import { type Given, Misuse, runCommand } from "./cli/command";
import { settingsOptions, settingsUsage, takeSettings } from "./cli/settings";

const usage = `npm run clips                              clips that somebody reported
npm run clips -- --take-down <clipId>      ends one, whoever's it is

${settingsUsage}`;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const options = { ...settingsOptions, "take-down": "string" } as const;

/** For operators: clips that somebody reported, and the end of one. */
async function main({ values }: Given<typeof options>): Promise<number> {
  const { "take-down": clipId, ...flags } = values;
  if (clipId !== undefined && !UUID.test(clipId)) throw new Misuse("--take-down takes the id of a clip.");
  await takeSettings(flags);
  return clipId === undefined ? list() : takeDown(clipId);
}

/** Printed as objects, since a stranger's reason may be long, and is escaped so. */
async function list(): Promise<number> {
  const clips = await listReportedClips();
  if (clips.length === 0) console.log("No clip was reported.");
  for (const { reportedAt, ...clip } of clips) console.log({ ...clip, reportedAt: reportedAt.toISOString() });
  return 0;
}

/** Ends with 1 of an id that is not known: a reported clip may be ended twice. */
async function takeDown(clipId: string): Promise<number> {
  const wasLive = await takeDownClip(clipId);
  const isReported = (await listReportedClips()).some((clip) => clip.clipId === clipId.toLowerCase());
  console.log(`${clipId} ${outcomeOf(wasLive, isReported)}`);
  return wasLive || isReported ? 0 : 1;
}

function outcomeOf(wasLive: boolean, isReported: boolean): string {
  if (wasLive) return "was live; its link is dead";
  return isReported
    ? "had no working link any more"
    : "is not known, or had no working link; it has none now";
}

await runCommand({ usage, options, words: 0 }, main);
