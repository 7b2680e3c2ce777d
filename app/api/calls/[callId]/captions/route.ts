import { withAsker } from "@/lib/auth/session";
import { toCaptions } from "@/lib/calls/captions";
import { getCall } from "@/lib/calls/get-call";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ callId: string }>("captions", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const { transcript } = await withAsker((asker) => getCall(params.callId, asker));
    const headers = { "content-type": "text/vtt; charset=utf-8", "cache-control": "private, no-store" };
    return new Response(toCaptions(transcript), { headers });
  }),
});
