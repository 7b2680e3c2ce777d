import { callAsSystem } from "@/lib/vendors/supabase";
import { type Talker, type WebAllowances, type WebUsage, webUsageRowSchema } from "./schema";

export async function getWebUsage(
  talker: Partial<Talker>,
  allowed: Pick<WebAllowances, "secondsPerDay" | "claimSeconds">,
): Promise<WebUsage> {
  const rows = await callAsSystem("get_web_usage", {
    p_allowance: allowed.secondsPerDay,
    p_claim_seconds: allowed.claimSeconds,
    ...(talker.visitorId !== undefined && { p_visitor_id: talker.visitorId }),
    ...(talker.userId !== undefined && { p_owner_id: talker.userId }),
  });
  return webUsageRowSchema.parse(rows[0]);
}

/** Adds to today's refusals, by code. */
export async function countRefusals(counts: Record<string, number>): Promise<void> {
  await callAsSystem("count_refusals", { p_counts: counts });
}
