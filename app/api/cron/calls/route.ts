import { requireCron } from "@/lib/auth/cron";
import { settleOverdueCalls } from "@/lib/calls/settle-overdue-calls";
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
    return Response.json({ calls, intents: await settleIntents(), settled: await settleEndedCalls() });
  }),
});
