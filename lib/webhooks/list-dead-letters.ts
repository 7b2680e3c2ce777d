import { policy } from "@/lib/limits/policy";
import { readDeadLetters } from "./store";

export type DeadLetter = Awaited<ReturnType<typeof readDeadLetters>>[number];

/** Events that could not be taken in after all their tries, the longest dead first. */
export async function listDeadLetters(): Promise<DeadLetter[]> {
  return readDeadLetters(policy.webhooks.deadLetterPage);
}
