import { AppError } from "@/lib/errors";
import { webLimits } from "./get-limits";
import type { GrantedClaim, Talker } from "./schema";
import { claimWebCall, releaseWebClaim } from "./store";

/**
 * Claims all that is left of somebody's talking time in a rolling day, within what their address and everyone together
 * may. A call that is live holds its whole cap, so that two tabs cannot talk longer than one. Throws `usage_spent`,
 * `already_talking` or `web_budget_spent` (429).
 */
export async function claimTalkingTime(
  talker: Talker,
  addressHash: string,
  now: Date,
): Promise<GrantedClaim> {
  const claim = await claimWebCall(talker, addressHash, webLimits());
  if (claim.outcome === "claimed") return claim;
  // A call that is open may be over in a minute: nobody knows when.
  const isOpen = claim.outcome === "already_talking";
  const waitMs = claim.returnsAt && !isOpen ? claim.returnsAt.getTime() - now.getTime() : undefined;
  throw new AppError(claim.outcome, {
    retryAfterSeconds: waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1000)),
  });
}

/** Gives the time back: no call came of it. */
export async function releaseTalkingTime(claimId: string): Promise<void> {
  await releaseWebClaim(claimId);
}
