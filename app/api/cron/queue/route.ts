import { requireCron } from "@/lib/auth/cron";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { settleQueue } from "@/lib/queue/settle-queue";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-queue", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    return Response.json(await settleQueue());
  }),
});
