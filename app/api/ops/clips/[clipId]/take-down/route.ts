import { requireOperator } from "@/lib/auth/operator";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { takeReportedClipDown } from "@/lib/ops/take-reported-clip-down";

type Params = { clipId: string };

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<Params>("ops-take-down", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    await requireOperator();
    await takeReportedClipDown(params.clipId);
    return Response.json({ success: true });
  }),
});
