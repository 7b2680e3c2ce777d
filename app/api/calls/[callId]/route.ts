import { readVisitor } from "@/lib/auth/visitor";
import { getCall } from "@/lib/calls/get-call";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ callId: string }>("call", async (_request, { params }) =>
    Response.json(await getCall(params.callId, await readVisitor())),
  ),
});
