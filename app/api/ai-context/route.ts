import { requireUser } from "@/lib/auth/session";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { eraseMemory } from "@/lib/memory/erase-memory";
import { getContext } from "@/lib/memory/get-context";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("ai-context", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await getContext(await requireUser()));
  }),
  DELETE: handleSameOrigin("ai-context", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    await eraseMemory(await requireUser());
    return Response.json({ success: true });
  }),
});
