import { reportClip } from "@/lib/clips/report-clip";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<{ token: string }>("clip-report", async (request, { params }) => {
    const caller = callerHash(request.headers);
    await limitBurstSoftly("report", caller);
    await reportClip(params.token, await readJson(request), caller);
    return Response.json({ success: true });
  }),
});
