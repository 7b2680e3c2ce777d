import { withAsker } from "@/lib/auth/session";
import { getCall } from "@/lib/calls/get-call";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurst } from "@/lib/limits/limit-burst";
import { releaseCall } from "@/lib/web-call/release-call";

export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<{ callId: string }>("call-end", async (request, { params }) => {
    await limitBurst("createCall", callerHash(request.headers));
    const { callId } = await withAsker((asker) => getCall(params.callId, asker));
    return Response.json({ callId, status: await releaseCall(callId) });
  }),
});
