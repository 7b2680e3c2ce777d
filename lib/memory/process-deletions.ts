import { policy } from "@/lib/limits/policy";
import { processDeletion } from "./process-deletion";
import { listOpenDeletions } from "./store";

const { openBatch, longestRunSeconds } = policy.deletion;

/** The sweep: goes on with every deletion that is open. Returns how many were finished. */
export async function processDeletions(): Promise<number> {
  const untilMs = Date.now() + longestRunSeconds * 1000;
  let finished = 0;
  for (const deletion of await listOpenDeletions(openBatch)) {
    if (Date.now() > untilMs) break;
    if (await processDeletion(deletion)) finished += 1;
  }
  return finished;
}
