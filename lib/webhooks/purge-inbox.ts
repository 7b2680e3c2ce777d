import { policy } from "@/lib/limits/policy";
import { purgeBodies } from "./store";

/** Empties the bodies of events that were taken in long ago; hash and envelope stay. Returns how many. */
export async function purgeInbox(): Promise<number> {
  return purgeBodies(policy.retention.inboxBodyDays, policy.webhooks.purgeBatch);
}
