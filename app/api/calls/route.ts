import { joinAccount } from "@/lib/auth/join-account";
import { requireUser } from "@/lib/auth/session";
import { listCalls } from "@/lib/calls/list-calls";
import { callQuerySchema } from "@/lib/calls/schema";
import { parseWith } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("calls", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const user = await requireUser();
    await joinAccount(user.id);
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    return Response.json(await listCalls(parseWith(callQuerySchema, asked), user));
  }),
});
