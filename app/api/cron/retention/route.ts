import { requireCron } from "@/lib/auth/cron";
import { eraseUnkeptCalls } from "@/lib/calls/erase-unkept-calls";
import { purgeDemoContacts } from "@/lib/demo-call/purge-contacts";
import { purgeFeedbackContacts } from "@/lib/feedback/purge-contacts";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { runSteps } from "@/lib/http/run-steps";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { processDeletions } from "@/lib/memory/process-deletions";
import { settleDays } from "@/lib/ops/settle-days";
import { purgeInbox } from "@/lib/webhooks/purge-inbox";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-retention", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    const deletions = await processDeletions();
    const calls = await eraseUnkeptCalls();
    const contacts = (await purgeDemoContacts()) + (await purgeFeedbackContacts());
    const bodies = await purgeInbox();
    return Response.json({ calls, contacts, bodies, deletions, days: await settleDays() });
  }),
});
