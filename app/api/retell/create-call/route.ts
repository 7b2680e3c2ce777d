import { readUser } from "@/lib/auth/session";
import { ensureVisitor } from "@/lib/auth/visitor";
import { parseJson, parseWith, readText } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurst } from "@/lib/limits/limit-burst";
import { policy } from "@/lib/limits/policy";
import { createCallSchema } from "@/lib/web-call/schema";
import { startWebCall } from "@/lib/web-call/start-web-call";

export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin("create-call", async (request) => {
    const addressHash = callerHash(request.headers);
    // Who asks is found out while Redis is asked; whoever comes too often is told that first.
    const user = readUser();
    user.catch(() => undefined);
    await limitBurst("createCall", addressHash);
    parseWith(createCallSchema, parseJson((await readText(request, policy.http.maxBodyBytes)) || "{}"));
    const talker = { visitorId: await ensureVisitor(), userId: (await user)?.id };
    return Response.json(await startWebCall(talker, addressHash));
  }),
});
