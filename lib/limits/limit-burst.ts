import { AppError } from "@/lib/errors";
import { countRequest } from "@/lib/vendors/upstash";
import { policy } from "./policy";

/**
 * Refuses a caller (a keyed hash of the address) who asks too often. Throws `rate_limited` (429), or
 * `limits_unavailable` (503) where a call would be started.
 */
export async function limitBurst(name: keyof typeof policy.burst, callerHash: string): Promise<void> {
  const { isAllowed, retryAfterSeconds } = await countRequest(name, policy.burst[name], callerHash);
  if (!isAllowed) throw new AppError("rate_limited", { retryAfterSeconds });
}
