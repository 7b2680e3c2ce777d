import { processCall } from "./process-inbox";
import { reviveDeadLetter } from "./store";

/**
 * Gives a dead letter all its tries again, the first at once. False when it is none (any more): replaying twice changes
 * nothing, and what was taken in is never taken in again.
 */
export async function replayDeadLetter(id: number): Promise<boolean> {
  const callId = await reviveDeadLetter(id);
  if (callId === null) return false;
  await processCall(callId);
  return true;
}
