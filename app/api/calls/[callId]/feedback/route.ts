import { withAsker } from "@/lib/auth/session";
import { giveFeedback } from "@/lib/feedback/give-feedback";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<{ callId: string }>("call-feedback", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const body = await readJson(request);
    const isKept = await withAsker((asker) => giveFeedback(params.callId, body, asker));
    return Response.json({ success: true, isKept });
  }),
});
