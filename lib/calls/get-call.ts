import { AppError } from "@/lib/errors";
import type { CallRecap } from "@/types/call";
import type { Asker } from "@/types/identity";
import { callIdSchema } from "./schema";
import { getMyCall, getVisitorCall } from "./store";

/**
 * One's own call: one's account's, or one that this browser made and no account has taken in. Throws `not_found` for an
 * unknown id, another's call, or nobody at all.
 */
export async function getCall(callId: string, { user, visitorId }: Asker): Promise<CallRecap> {
  const id = callIdSchema.safeParse(callId);
  if (!id.success) throw new AppError("not_found");
  const mine = user && (await getMyCall(id.data, user.accessToken));
  const call = mine ?? (visitorId && (await getVisitorCall(id.data, visitorId)));
  if (!call) throw new AppError("not_found");
  return call;
}
