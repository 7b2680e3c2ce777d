import { openShared } from "@/lib/clips/open-media";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { redirectTo } from "@/lib/http/redirect-to";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ token: string }>("share-video", async (request, { params }) => {
    await limitBurstSoftly("share", callerHash(request.headers));
    return redirectTo(await openShared(params.token, "video"));
  }),
});
