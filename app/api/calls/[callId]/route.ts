import { readAsker } from "@/lib/auth/session";
import { getCall } from "@/lib/calls/get-call";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ callId: string }>("call", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await getCall(params.callId, await readAsker()));
  }),
});
