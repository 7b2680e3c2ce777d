import { requireCron } from "@/lib/auth/cron";
import { settleMissedCalls } from "@/lib/calls/settle-missed-calls";
import { settleOverdueCalls } from "@/lib/calls/settle-overdue-calls";
import { settleOverrunningCalls } from "@/lib/calls/settle-overrunning-calls";
import { settleEndedCalls, settleIntents } from "@/lib/demo-call/settle-demo-calls";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-calls", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    const calls = await settleOverdueCalls();
    const stopped = await settleOverrunningCalls();
    const missed = await settleMissedCalls();
    const intents = await settleIntents();
    return Response.json({ calls, stopped, missed, intents, settled: await settleEndedCalls() });
  }),
});
