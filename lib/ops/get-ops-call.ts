import { AppError } from "@/lib/errors";
import type { OpsCall } from "./schema";
import { readOpsCall } from "./store";

/** What came for one call and what became of it. Throws `not_found`. */
export async function getOpsCall(callId: string): Promise<OpsCall> {
  // PostgreSQL has no text with this character, and so no call.
  if (callId.includes("\u0000")) throw new AppError("not_found");
  const call = await readOpsCall(callId);
  if (!call) throw new AppError("not_found");
  return call;
}
