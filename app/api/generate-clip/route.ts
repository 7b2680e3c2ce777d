import { after } from "next/server";
import { requireUser } from "@/lib/auth/session";
import { listClips } from "@/lib/clips/list-clips";
import { runClip } from "@/lib/clips/run-clip";
import { callQuerySchema } from "@/lib/clips/schema";
import { startClip } from "@/lib/clips/start-clip";
import { parseWith, readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

/** The clip is made after the answer, and the video function may take two minutes. */
export const maxDuration = 300;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("clips", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const user = await requireUser();
    const { call } = parseWith(callQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
    return Response.json({ clips: await listClips(call, user) });
  }),
  POST: handleSameOrigin("clip-start", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const user = await requireUser();
    const clip = await startClip(await readJson(request), user);
    after(() => runClip(clip.clipId));
    return Response.json(clip, { status: 202 });
  }),
});
