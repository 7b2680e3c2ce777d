import { readUser } from "@/lib/auth/session";
import { ensureVisitor } from "@/lib/auth/visitor";
import { parseJson, parseWith, readText } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { policy } from "@/lib/limits/policy";
import { joinQueue } from "@/lib/queue/join-queue";
import { joinSchema } from "@/lib/queue/schema";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin("queue-join", async (request) => {
    const addressHash = callerHash(request.headers);
    await limitBurstSoftly("queue", addressHash);
    parseWith(joinSchema, parseJson((await readText(request, policy.http.maxBodyBytes)) || "{}"));
    const talker = { visitorId: await ensureVisitor(), userId: (await readUser())?.id };
    return Response.json(await joinQueue(talker, addressHash, new Date()));
  }),
});
