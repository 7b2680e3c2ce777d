/**
 * Every text that anybody has agreed to, by its version: what a caller saw must be readable for as long as the record
 * of it is kept. A text that has been in use is never edited; a new one gets a new version.
 */
const texts = {
  "2026-11-21": [
    "I ask Kenstera to call this number once, now.",
    "The voice will be an AI's, and it says so first.",
    "The call is recorded and transcribed.",
    "The number is mine to be called on.",
    "This is no consent to marketing, and nobody will ring me for it.",
    "Anyone can block a number from us for good on this site's block page.",
  ].join(" "),
  "2026-11-21.2": [
    "I ask Kenstera to call this number once, now.",
    "The voice will be an AI’s, and it says so first.",
    "The call is recorded and transcribed.",
    "The number is mine to be called on.",
    "This is no consent to marketing, and nobody will ring me for it.",
    "Anyone can block a number from us for good on this site’s block page.",
  ].join(" "),
} as const satisfies Record<string, string>;

export const consentVersion = "2026-11-21.2" satisfies keyof typeof texts;

/** What stands beside the box that is never ticked beforehand. */
export const currentConsentText: string = texts[consentVersion];

/** What a caller agreed to, as it is shown back. `givenAt` is an ISO time. */
export type ConsentReceipt = { textVersion: string; text: string; givenAt: string };

/** The words of a version as they stood, or a plain admission that they are not at hand. */
export function consentText(version: string): string {
  const text = Object.entries(texts).find(([name]) => name === version)?.[1];
  return text ?? `The words of version ${version} are not kept on this page; ask us for them.`;
}
