import { requireUser } from "@/lib/auth/session";
import { openDownload } from "@/lib/clips/open-media";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { redirectTo } from "@/lib/http/redirect-to";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ clipId: string }>("clip-download", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return redirectTo(await openDownload(params.clipId, await requireUser()));
  }),
});
