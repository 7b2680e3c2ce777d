import { requireCron } from "@/lib/auth/cron";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { processInbox } from "@/lib/webhooks/process-inbox";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-inbox", async (request) => {
    requireCron(request.headers);
    return Response.json({ calls: await processInbox() });
  }),
});
