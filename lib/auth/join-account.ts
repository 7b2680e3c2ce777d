import { claimVisitorCalls } from "@/lib/calls/claim-visitor-calls";
import { causeOf, log } from "@/lib/log";
import { readVisitor } from "./visitor";

/**
 * Gives the calls of this browser to the account that is signed in here, and returns how many those were. Never throws:
 * what failed when somebody signed in is made up for when they look at their calls.
 */
export async function joinAccount(userId: string): Promise<number> {
  try {
    const visitorId = await readVisitor();
    return visitorId ? await claimVisitorCalls(visitorId, userId) : 0;
  } catch (error) {
    log("error", "join_failed", { cause: causeOf(error) });
    return 0;
  }
}
