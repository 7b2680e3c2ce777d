import { requireUser } from "@/lib/auth/session";
import { getPreview } from "@/lib/clips/get-preview";
import { openPicture } from "@/lib/clips/open-media";
import { imageQuerySchema } from "@/lib/clips/schema";
import { parseWith, readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const maxDuration = 30;

const headers = { "content-type": "image/png", "cache-control": "private, no-store" };

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("clip-image", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const user = await requireUser();
    const { clip } = parseWith(imageQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
    return new Response(await openPicture(clip, user), { headers });
  }),
  POST: handleSameOrigin("clip-preview", async (request) => {
    await limitBurstSoftly("drawing", callerHash(request.headers));
    const user = await requireUser();
    const png = await getPreview(await readJson(request), user);
    return new Response(new Uint8Array(png), { headers });
  }),
});
