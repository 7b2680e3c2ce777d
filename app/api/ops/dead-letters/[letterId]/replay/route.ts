import { requireOperator } from "@/lib/auth/operator";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { replayLetter } from "@/lib/ops/replay-letter";

type Params = { letterId: string };

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<Params>("ops-replay", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    await requireOperator();
    const isReplayed = await replayLetter(params.letterId);
    return Response.json({ success: true, isReplayed });
  }),
});
