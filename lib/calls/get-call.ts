import { AppError } from "@/lib/errors";
import type { CallRecap } from "@/types/call";
import { callIdSchema } from "./schema";
import { getVisitorCall } from "./store";

/** One's own call. Throws `not_found` for an unknown id, another's call, or no visitor at all. */
export async function getCall(callId: string, visitorId: string | undefined): Promise<CallRecap> {
  const id = callIdSchema.safeParse(callId);
  const call = id.success && visitorId ? await getVisitorCall(id.data, visitorId) : undefined;
  if (!call) throw new AppError("not_found");
  return call;
}
