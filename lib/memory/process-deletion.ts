import { eraseVendorCopy } from "@/lib/calls/erase-vendor-copy";
import { eraseDeletedClips } from "@/lib/clips/erase-clips";
import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { deleteUser } from "@/lib/vendors/supabase-admin";
import type { OpenDeletion } from "./schema";
import { eraseDeletionCalls, finishDeletion, getDeletionReport, takeDeletionCalls } from "./store";

/** True when it is done; false leaves the rest to the next run. */
type Step = (deletion: OpenDeletion, untilMs: number) => Promise<boolean>;

const { eraseBatch, vendorBatch, retrySeconds, longestRunSeconds } = policy.deletion;

/**
 * Everywhere that something of an account lies, in the order in which it goes: another place is another line here. Each
 * step may be run again at any time. The account itself goes last, so that nothing is left that leads nowhere.
 */
const steps: readonly Step[] = [
  eraseHere,
  eraseClips,
  eraseAtRetell,
  deleteAccount,
  ({ id }) => finishDeletion(id),
];

/** Does what is left of a deletion, as far as it gets. Never throws. Returns whether it is finished. */
export async function processDeletion(deletion: OpenDeletion): Promise<boolean> {
  const untilMs = Date.now() + longestRunSeconds * 1000;
  try {
    for (const step of steps) {
      if (!(await step(deletion, untilMs))) return false;
    }
    return true;
  } catch (error) {
    log("warn", "deletion_put_off", { cause: causeOf(error) });
    return false;
  }
}

async function eraseHere({ id }: OpenDeletion, untilMs: number): Promise<boolean> {
  while (!(await eraseDeletionCalls(id, eraseBatch))) if (Date.now() > untilMs) return false;
  return true;
}

async function eraseAtRetell({ id }: OpenDeletion, untilMs: number): Promise<boolean> {
  for (;;) {
    const callIds = await takeDeletionCalls(id, retrySeconds, vendorBatch);
    if (callIds.length === 0) break;
    const erased = await Promise.all(callIds.map(eraseVendorCopy));
    if (!erased.includes(true) || Date.now() > untilMs) return false;
  }
  const report = await getDeletionReport(id);
  return report !== undefined && report.callsErasedAtRetell === report.calls;
}

async function eraseClips({ id }: OpenDeletion, untilMs: number): Promise<boolean> {
  return eraseDeletedClips(id, untilMs);
}

async function deleteAccount({ userId }: OpenDeletion): Promise<boolean> {
  await deleteUser(userId);
  return true;
}
