import { startSignIn } from "@/lib/auth/start-sign-in";
import { readJson } from "@/lib/http/body";
import { callerAddress, callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin("sign-in-code", async (request) => {
    await limitBurstSoftly("signIn", callerHash(request.headers));
    const body = await readJson(request);
    const resendAfterSeconds = await startSignIn(body, callerAddress(request.headers));
    return Response.json({ success: true, resendAfterSeconds });
  }),
});
