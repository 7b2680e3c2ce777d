import { getDemoCall } from "@/lib/demo-call/get-demo-call";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ callId: string }>("demo-call-status", async (request, { params }) => {
    await limitBurstSoftly("status", callerHash(request.headers));
    const authorization = request.headers.get("authorization");
    return Response.json(await getDemoCall(params.callId, authorization, new Date()));
  }),
});
