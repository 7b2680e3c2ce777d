import type { CallRecap } from "@/types/call";

/**
 * Every text about keeping that anybody has agreed to, by its version: what a caller saw must be readable for as long as
 * what it allowed is kept. A text that has been in use is never edited; a new one gets a new version.
 */
const texts = {
  "2026-11-21": [
    "Kenstera keeps the transcript, the recording and the summary of this call, and Retell, our voice service, keeps its copy.",
    "They stay until you say otherwise: there is no date on which they go by themselves.",
    "You can stop keeping a call, or delete it, on its own page at any time. What is older than a day is then erased within minutes, here and at Retell.",
    "In an account, the summaries of kept calls may be told to Doc when you talk again, unless you switch that off in the settings.",
    "Without an account, this browser is the only key to it.",
  ],
  "2026-11-21-vapi": [
    "This call was made with VAPI, the voice service before Retell: Kenstera keeps its transcript and summary, its recording lies with VAPI, and Retell has nothing of it.",
    "Transcript and summary stay until you say otherwise: there is no date on which they go by themselves.",
    "You can stop keeping the call, or delete it, on this page at any time. What is older than a day is then erased here within minutes; what VAPI has is not deleted by that.",
    "The summaries of kept calls may be told to Doc when you talk again, unless you switch that off in the settings.",
  ],
} as const satisfies Record<string, readonly string[]>;

type Version = keyof typeof texts;

export const keepConsentVersion = "2026-11-21" satisfies Version;
const importedVersion = "2026-11-21-vapi" satisfies Version;

/** What is kept, for how long, how to undo it: a sentence or two each, to stand beside whatever switches it on. */
export const keepConsentSentences: readonly string[] = texts[keepConsentVersion];

/** The same of one call, which may lie elsewhere, with the version to remember it by. */
export function keepConsentOf({ isImported }: Pick<CallRecap, "isImported">): {
  version: string;
  sentences: readonly string[];
} {
  const version = isImported ? importedVersion : keepConsentVersion;
  return { version, sentences: texts[version] };
}

/** The words of a version as they stood; undefined for one that never was. */
export function keepConsentText(version: string): string | undefined {
  return Object.entries(texts)
    .find(([name]) => name === version)?.[1]
    .join(" ");
}
