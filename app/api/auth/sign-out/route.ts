import { endSession } from "@/lib/auth/end-session";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin("sign-out", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    await endSession();
    return Response.json({ success: true });
  }),
});
