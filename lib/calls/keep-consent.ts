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
} as const satisfies Record<string, readonly string[]>;

export const keepConsentVersion = "2026-11-21" satisfies keyof typeof texts;

/** What is kept, for how long, how to undo it: a sentence or two each, to stand beside whatever switches it on. */
export const keepConsentSentences: readonly string[] = texts[keepConsentVersion];

/** The words of a version as they stood; undefined for one that never was. */
export function keepConsentText(version: string): string | undefined {
  return Object.entries(texts)
    .find(([name]) => name === version)?.[1]
    .join(" ");
}
