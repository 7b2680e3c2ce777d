import { RetellFailure, type RetellFailureKind } from "@/lib/vendors/retell-ask";

/** Something the person at the terminal can mend; the message is the whole sentence they see. */
export class SetupProblem extends Error {}

const again = "then run this again; nothing is made twice.";

const sentences: Record<RetellFailureKind, string> = {
  bad_key: `Retell does not accept RETELL_API_KEY: copy a live key from its dashboard, ${again}`,
  unpaid: `Retell wants a payment method before it does this: add one under Billing in its dashboard, ${again}`,
  rate_limited: `Retell is throttling this account: wait a minute, ${again}`,
  refused: `Retell refused a request of this script, which has to be mended in the code before it can go on.`,
  broken: `Retell failed on its own side: wait a little, ${again}`,
  unreachable: `Retell cannot be reached from here: check the network and RETELL_BASE_URL, ${again}`,
  timeout: `Retell took too long to answer: wait a little, ${again}`,
  strange_answer: `What answered is not Retell as this script knows it: check RETELL_BASE_URL and any proxy, ${again}`,
};

/** One line for any failure, with the status and Retell's own words where there are some, and never the key. */
export function toSentence(error: unknown, apiKey: string | undefined): string {
  return withoutKey(sentenceOf(error), apiKey).replace(/\s+/g, " ").trim();
}

function sentenceOf(error: unknown): string {
  if (error instanceof SetupProblem) return error.message;
  if (error instanceof RetellFailure) {
    const words = error.kind === "refused" && error.detail ? `: ${error.detail}` : "";
    const status = error.status === undefined ? "" : ` (${error.status}${words})`;
    return sentences[error.kind].replace(/[.:]/, (mark) => `${status}${mark}`);
  }
  return `Provisioning stopped on something unforeseen (${error instanceof Error ? error.message : "unknown"}).`;
}

function withoutKey(text: string, apiKey: string | undefined): string {
  return apiKey ? text.replaceAll(apiKey, "[key]") : text;
}
