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
import { purgeDeletions } from "@/lib/memory/purge-deletions";
import { startOrphanDeletions } from "@/lib/memory/start-orphan-deletions";
import { settleDays } from "@/lib/ops/settle-days";
import { purgeInbox } from "@/lib/webhooks/purge-inbox";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-retention", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    const { demoContacts, feedbackContacts, ...counts } = await runSteps({
      accounts: purgeDeletions,
      orphans: startOrphanDeletions,
      deletions: processDeletions,
      calls: eraseUnkeptCalls,
      demoContacts: purgeDemoContacts,
      feedbackContacts: purgeFeedbackContacts,
      bodies: purgeInbox,
      days: settleDays,
    });
    return Response.json({ ...counts, contacts: demoContacts + feedbackContacts });
  }),
});
