import { policy } from "@/lib/limits/policy";
import { deleteOrphans } from "./store";

/**
 * Begins to delete what accounts have left that are gone already; returns how many those were. Each in a statement of its
 * own that only hides: what was said is erased in batches, whatever its size, when the deletion goes on.
 */
export async function startOrphanDeletions(): Promise<number> {
  let started = 0;
  while (started < policy.deletion.orphanBatch && (await deleteOrphans(1, 0)) > 0) started += 1;
  return started;
}
