import { requireCron } from "@/lib/auth/cron";
import { sweepClips } from "@/lib/clips/sweep-clips";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

/** As long as beginning clips for two minutes and then waiting for the video function's longest run. */
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-clips", async (request) => {
    await limitBurstSoftly("cron", callerHash(request.headers));
    requireCron(request.headers);
    return Response.json(await sweepClips());
  }),
});
