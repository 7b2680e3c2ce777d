import { policy } from "@/lib/limits/policy";
import { toCallerContext, toToldTalks } from "@/lib/web-call/caller-context";
import type { AiContext } from "@/types/account";
import type { User } from "@/types/identity";
import { getMyMemory, getMySettings } from "./store";

/**
 * What Doc would be told if a call began now, made as for a call. Remembering is on once there is something that may be
 * remembered: calls are kept, or one was.
 */
export async function getContext(user: User): Promise<AiContext> {
  const [memory, settings] = await Promise.all([
    getMyMemory(user.accessToken, policy.memory.summaries),
    getMySettings(user.accessToken),
  ]);
  const { userName, userContext } = toCallerContext(memory);
  const summaries = toToldTalks(memory);
  const isRemembering = memory.isRemembering && (settings.keepCalls || summaries.length > 0);
  return { userName, userContext, isRemembering, summaries };
}
