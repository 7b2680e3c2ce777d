import { queueRules } from "@/lib/limits/get-limits";
import { policy } from "@/lib/limits/policy";
import { cancelWebCall, detachWebCall } from "./store";

/**
 * No call came of it. The time is given back; who had waited keeps the turn for `retrySeconds` at least, and their note.
 * When the vendor was full, they stand at the front again and nobody is called up for `pauseSeconds`. Throws
 * `storage_unavailable`.
 */
export async function releaseTurn(claimId: string, isVendorFull: boolean): Promise<void> {
  await cancelWebCall(claimId, isVendorFull ? policy.queue.pauseSeconds : 0, queueRules());
}

/**
 * Nobody knows whether a call came of it, and the vendor may count one. The time is given back, and they stand at the front
 * again with their note; the slot is nobody's for `beginSeconds`. Throws `storage_unavailable`.
 */
export async function detachTurn(claimId: string): Promise<void> {
  await detachWebCall(claimId, queueRules());
}
