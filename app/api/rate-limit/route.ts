import { readAsker } from "@/lib/auth/session";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { getUsage } from "@/lib/limits/get-usage";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("rate-limit", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const { visitorId, user } = await readAsker();
    return Response.json(await getUsage({ visitorId, userId: user?.id }));
  }),
});
