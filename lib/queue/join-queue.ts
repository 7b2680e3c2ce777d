import { AppError } from "@/lib/errors";
import { queueRules } from "@/lib/limits/get-limits";
import { getUsage } from "@/lib/limits/get-usage";
import { policy } from "@/lib/limits/policy";
import type { Talker } from "@/lib/limits/schema";
import { secondsUntil } from "@/lib/limits/seconds-until";
import type { Ticket } from "./schema";
import * as store from "./store";
import { toTicket } from "./ticket";

/**
 * A place in line, or the one that they have; a turn at once when there is room. Whoever has no time left to talk waits
 * for nothing: `usage_spent` (429).
 */
export async function joinQueue(talker: Talker, addressHash: string, now: Date): Promise<Ticket> {
  const { leftSeconds, resetsAt } = await getUsage(talker);
  if (leftSeconds < policy.webCall.minimumCapSeconds) {
    throw new AppError("usage_spent", {
      retryAfterSeconds: resetsAt === null ? undefined : secondsUntil(resetsAt, now),
    });
  }
  const rules = queueRules();
  return toTicket(await store.joinQueue(talker, addressHash, rules), rules);
}
