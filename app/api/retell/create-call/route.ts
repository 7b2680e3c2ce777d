import { readProvedUser } from "@/lib/auth/session";
import { ensureVisitor } from "@/lib/auth/visitor";
import { AppError } from "@/lib/errors";
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
    const user = readProvedUser();
    user.catch(() => undefined);
    await limitBurst("createCall", addressHash);
    parseWith(createCallSchema, parseJson((await readText(request, policy.http.maxBodyBytes)) || "{}"));
    // A call that began as nobody's would be lost to the account: not kept, not counted, not found.
    const userId = (await user.catch(toUnproved))?.id;
    return Response.json(await startWebCall({ visitorId: await ensureVisitor(), userId }, addressHash));
  }),
});

function toUnproved(error: unknown): never {
  const isUnproved = error instanceof AppError && error.code === "auth_unavailable";
  throw isUnproved ? new AppError("session_unproved", { cause: error }) : error;
}
