import { after } from "next/server";
import { requireUser, withAsker } from "@/lib/auth/session";
import { changeCall } from "@/lib/calls/change-call";
import { deleteCall } from "@/lib/calls/delete-call";
import { eraseVendorCopy } from "@/lib/calls/erase-vendor-copy";
import { getCall } from "@/lib/calls/get-call";
import { eraseClips } from "@/lib/clips/erase-clips";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

type Params = { callId: string };

/** Retell may take its time to delete its copy, after the answer. */
export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<Params>("call", async (request, { params }) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await withAsker((asker) => getCall(params.callId, asker)));
  }),
  PATCH: handleSameOrigin<Params>("call-change", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const changed = await withAsker(async (asker) => {
      // Without a cookie of ours there is no call to change: 401, or 503 while that cannot be told.
      if (!asker.visitorId && !asker.user) await requireUser();
      return changeCall(params.callId, await readJson(request), asker);
    });
    return Response.json({ success: true, ...changed });
  }),
  DELETE: handleSameOrigin<Params>("call-delete", async (request, { params }) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const callId = await withAsker((asker) => deleteCall(params.callId, asker));
    after(() => Promise.all([eraseVendorCopy(callId), eraseClips()]));
    return Response.json({ success: true });
  }),
});
