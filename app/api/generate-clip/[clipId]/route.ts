import { after } from "next/server";
import { requireUser } from "@/lib/auth/session";
import { eraseClips } from "@/lib/clips/erase-clips";
import { getClip } from "@/lib/clips/get-clip";
import { revokeClip } from "@/lib/clips/revoke-clip";
import { setExpiry } from "@/lib/clips/set-expiry";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

type Params = { clipId: string };

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<Params>("clip", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await getClip(params.clipId, await requireUser()));
  }),
  PATCH: handleSameOrigin<Params>("clip-change", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const user = await requireUser();
    return Response.json(await setExpiry(params.clipId, await readJson(request), user));
  }),
  DELETE: handleSameOrigin<Params>("clip-revoke", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const clip = await revokeClip(params.clipId, await requireUser());
    after(() => eraseClips());
    return Response.json(clip);
  }),
});
