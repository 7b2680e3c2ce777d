import { policy } from "@/lib/limits/policy";
import { toPlain } from "./caller-context";

/** What Doc is told of a caller, and what they wrote while they waited: their words, so data and nothing else. */
export function withWaitingNote(userContext: string, note: string | null): string {
  const plain = toPlain(note ?? "", policy.queue.longestNote);
  if (plain === "") return userContext;
  return [userContext, `While waiting they wrote: ${plain}`].filter(Boolean).join("\n");
}
