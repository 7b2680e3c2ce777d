import { isCron } from "@/lib/auth/cron";
import { getHealth } from "@/lib/health/get-health";
import { withoutCauses } from "@/lib/health/health";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const maxDuration = 10;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("health", async (request) => {
    await limitBurstSoftly("health", callerHash(request.headers));
    const health = await getHealth(Date.now());
    const told = isCron(request.headers) ? health : withoutCauses(health);
    return Response.json(told, { status: health.status === "ok" ? 200 : 503 });
  }),
});
