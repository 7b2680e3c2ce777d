import { policy } from "@/lib/limits/policy";
import { forgetDeletedAccounts } from "./store";

/** Forgets whose the deletions were that ended so long ago that no token of theirs holds. Returns how many. */
export async function purgeDeletions(): Promise<number> {
  return forgetDeletedAccounts(policy.deletion.tokenSeconds);
}
