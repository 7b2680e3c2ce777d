import { openCaptions } from "@/lib/clips/open-media";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ token: string }>("share-captions", async (request, { params }) => {
    await limitBurstSoftly("share", callerHash(request.headers));
    const captions = await openCaptions(params.token);
    return new Response(captions, { headers: { "content-type": "text/vtt; charset=utf-8" } });
  }),
});
