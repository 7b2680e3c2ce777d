import { policy } from "@/lib/limits/policy";
import { processDeletion } from "./process-deletion";
import { deleteOrphans, forgetDeletedAccounts, listOpenDeletions } from "./store";

const { openBatch, orphanBatch, eraseBatch, longestRunSeconds, tokenSeconds } = policy.deletion;

/**
 * The sweep: begins the deletion of what accounts have left that are gone already, and goes on with every one that is
 * open. Returns how many were finished.
 */
export async function processDeletions(): Promise<number> {
  const untilMs = Date.now() + longestRunSeconds * 1000;
  await forgetDeletedAccounts(tokenSeconds);
  await deleteOrphans(orphanBatch, eraseBatch);
  let finished = 0;
  for (const deletion of await listOpenDeletions(openBatch)) {
    if (Date.now() > untilMs) break;
    if (await processDeletion(deletion)) finished += 1;
  }
  return finished;
}
