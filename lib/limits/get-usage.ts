import { webLimits } from "./get-limits";
import type { Talker, WebUsage } from "./schema";
import { getWebUsage } from "./store";

export type Usage = Pick<WebUsage, "usedSeconds" | "leftSeconds" | "resetsAt"> & { limitSeconds: number };

/** What somebody has talked in a rolling day and may still, in seconds, and when time begins to come back. */
export async function getUsage(talker: Partial<Talker>): Promise<Usage> {
  const limits = webLimits();
  const { usedSeconds, leftSeconds, resetsAt } = await getWebUsage(talker, limits);
  return { limitSeconds: limits.secondsPerDay, usedSeconds, leftSeconds, resetsAt };
}

/** The call that somebody has open, if any, and when it was asked for. */
export async function getLiveCall(talker: Talker): Promise<WebUsage["live"]> {
  return (await getWebUsage(talker, webLimits())).live;
}
