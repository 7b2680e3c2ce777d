import { AppError } from "@/lib/errors";
import { countRequest } from "@/lib/vendors/upstash";
import { policy } from "./policy";

type Name = keyof typeof policy.burst;

/**
 * Refuses a caller (a keyed hash of the address) who asks too often, on routes that start a call: when the limiter is
 * down or slow, nobody is let in. Throws `rate_limited` (429) or `limits_unavailable` (503).
 */
export async function limitBurst(name: Name, callerHash: string): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await countRequest(name, policy.burst[name], callerHash);
  if (!isAllowed) throw new AppError("rate_limited", { retryAfterSeconds });
}

/** The same where nothing can be spent: a limiter that is down lets everyone in. Throws `rate_limited` (429). */
export async function limitBurstSoftly(name: Name, callerHash: string): Promise<void> {
  try {
    await limitBurst(name, callerHash);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "limits_unavailable") throw error;
  }
}
