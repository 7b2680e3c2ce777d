import { requireCron } from "@/lib/auth/cron";
import { settleMissedCalls } from "@/lib/calls/settle-missed-calls";
import { settleOverdueCalls } from "@/lib/calls/settle-overdue-calls";
import { settleOverrunningCalls } from "@/lib/calls/settle-overrunning-calls";
import { settleEndedCalls, settleIntents } from "@/lib/demo-call/settle-demo-calls";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { runSteps } from "@/lib/http/run-steps";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-calls", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    const steps = {
      calls: settleOverdueCalls,
      stopped: settleOverrunningCalls,
      missed: settleMissedCalls,
      intents: settleIntents,
      settled: settleEndedCalls,
    };
    return Response.json(await runSteps(steps));
  }),
});
