import { AppError } from "@/lib/errors";
import type { OpsCall } from "./schema";
import { readOpsCall } from "./store";

/** What came for one call and what became of it. Throws `not_found`. */
export async function getOpsCall(callId: string): Promise<OpsCall> {
  const call = await readOpsCall(callId);
  if (!call) throw new AppError("not_found");
  return call;
}
