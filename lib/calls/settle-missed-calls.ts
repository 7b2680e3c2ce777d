import { policy } from "@/lib/limits/policy";
import { causeOf, log } from "@/lib/log";
import { type EndedCall, listEndedCalls } from "@/lib/vendors/retell";
import { lookFrom, nextWatermark } from "./reconcile";
import { settleCall } from "./settle-call";
import { getWatermark, listCallsToRead, moveWatermark } from "./store";

const WATERMARK = "calls";

/**
 * Finds calls that ended at Retell and whose end or analysis never came, three lost webhooks or an outage of ours, and
 * reads them back. Goes on from a watermark, which stays when Retell's list fails or a run's share is used up. Returns
 * how many were settled.
 */
export async function settleMissedCalls(now = new Date()): Promise<number> {
  try {
    const from = lookFrom(await getWatermark(WATERMARK), now);
    const { settled, unread, isComplete } = await readMissed(from, now);
    if (isComplete) await moveWatermark(WATERMARK, nextWatermark(unread, now));
    return settled;
  } catch (error) {
    log("warn", "missed_calls_lookup_failed", { cause: causeOf(error) });
    return 0;
  }
}

type Look = { settled: number; unread: EndedCall[]; isComplete: boolean };

async function readMissed(from: Date, now: Date): Promise<Look> {
  const { pageSize, readsPerRun, longestRunSeconds } = policy.reconcile;
  const look: Look = { settled: 0, unread: [], isComplete: false };
  let key: string | undefined;
  for (let asked = 0; ; ) {
    const page = await listEndedCalls(from, { size: pageSize, key });
    const missed = new Set(page.calls.length > 0 ? await listCallsToRead(page.calls) : []);
    const calls = page.calls.filter(({ callId }) => missed.has(callId));
    const share = calls.slice(0, readsPerRun - asked);
    look.unread.push(...(await readBack(share)));
    asked += share.length;
    look.settled = asked - look.unread.length;
    key = page.nextPage;
    const isOverTime = Date.now() - now.getTime() > longestRunSeconds * 1000;
    if (share.length < calls.length || (key && isOverTime)) return look;
    if (!key) return { ...look, isComplete: true };
  }
}

/** Reads some calls back, a few at a time; returns those that could not be read. */
async function readBack(calls: EndedCall[]): Promise<EndedCall[]> {
  const { readsAtOnce } = policy.reconcile;
  const unread: EndedCall[] = [];
  for (let i = 0; i < calls.length; i += readsAtOnce) {
    await Promise.all(
      calls.slice(i, i + readsAtOnce).map(async (call) => {
        try {
          log("info", "missed_call_settled", { callId: call.callId, code: await settleCall(call.callId) });
        } catch (error) {
          log("warn", "missed_call_lookup_failed", { callId: call.callId, cause: causeOf(error) });
          unread.push(call);
        }
      }),
    );
  }
  return unread;
}
