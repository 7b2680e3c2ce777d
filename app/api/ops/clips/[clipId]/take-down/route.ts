import { after } from "next/server";
import { requireOperator } from "@/lib/auth/operator";
import { eraseClips } from "@/lib/clips/erase-clips";
import { takeDownReportedClip } from "@/lib/clips/take-down-reported-clip";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

type Params = { clipId: string };

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<Params>("ops-take-down", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    await requireOperator();
    await takeDownReportedClip(params.clipId);
    after(() => eraseClips());
    return Response.json({ success: true });
  }),
});
