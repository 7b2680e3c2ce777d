import type { ExportedAccount, ExportedCall } from "./schema";

type Opening = {
  account: { id: string; email: string };
  exportedAt: Date;
  /** The words that were agreed to, when calls are kept. */
  consentText: string | undefined;
  kept: ExportedAccount;
};

/** The file's beginning: everything but the calls, and the list of calls opened. */
export function toOpeningText({ account, exportedAt, consentText, kept }: Opening): string {
  const head = {
    exportedAt: exportedAt.toISOString(),
    account,
    settings: kept.settings && { ...kept.settings, consentText: consentText ?? null },
    usage: kept.usage,
  };
  return `${JSON.stringify(head, null, 2).replace(/\n}$/, "")},\n  "calls": [`;
}

/** Some calls of the list; `isFirst` when none stands before them. */
export function toCallsText(calls: readonly ExportedCall[], isFirst: boolean): string {
  return calls
    .map(({ call }, i) => `${isFirst && i === 0 ? "" : ","}\n${JSON.stringify(withRecording(call))}`)
    .join("");
}

export const closingText = "\n  ]\n}\n";

/** The vendor's address of a recording runs out; ours asks for a new one. */
function withRecording({ hasRecording, ...call }: ExportedCall["call"]) {
  const path = `/api/calls/${encodeURIComponent(call.callId)}/recording`;
  return { ...call, recording: hasRecording ? path : null };
}
