import { callAsSystem } from "@/lib/vendors/supabase";
import { type Talker, type WebClaim, type WebUsage, webClaimRowSchema, webUsageRowSchema } from "./schema";

type Allowances = {
  secondsPerDay: number;
  minimumSeconds: number;
  addressSecondsPerDay: number;
  totalSecondsPerDay: number;
  claimSeconds: number;
  summaries: number;
};

/** Claims what is left of somebody's talking time, or nothing; one atomic step. */
export async function claimWebCall(
  talker: Talker,
  addressHash: string,
  allowed: Allowances,
): Promise<WebClaim> {
  const rows = await callAsSystem("claim_web_call", {
    p_visitor_id: talker.visitorId,
    p_address_hash: addressHash,
    p_allowance: allowed.secondsPerDay,
    p_minimum: allowed.minimumSeconds,
    p_address_allowance: allowed.addressSecondsPerDay,
    p_day_allowance: allowed.totalSecondsPerDay,
    p_claim_seconds: allowed.claimSeconds,
    p_summaries: allowed.summaries,
    ...(talker.userId !== undefined && { p_owner_id: talker.userId }),
  });
  return webClaimRowSchema.parse(rows[0]);
}

/** Gives a claim back of which no call came. */
export async function releaseWebClaim(id: string): Promise<void> {
  await callAsSystem("release_web_claim", { p_id: id });
}

export async function getWebUsage(
  talker: Partial<Talker>,
  allowed: Pick<Allowances, "secondsPerDay" | "claimSeconds">,
): Promise<WebUsage> {
  const rows = await callAsSystem("get_web_usage", {
    p_allowance: allowed.secondsPerDay,
    p_claim_seconds: allowed.claimSeconds,
    ...(talker.visitorId !== undefined && { p_visitor_id: talker.visitorId }),
    ...(talker.userId !== undefined && { p_owner_id: talker.userId }),
  });
  return webUsageRowSchema.parse(rows[0]);
}
