import { requireUser } from "@/lib/auth/session";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { getSettings } from "@/lib/memory/get-settings";
import { recordSettings } from "@/lib/memory/record-settings";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("settings", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    return Response.json(await getSettings(await requireUser()));
  }),
  PUT: handleSameOrigin("settings", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const user = await requireUser();
    const body = await readJson(request);
    return Response.json(await recordSettings(body, user));
  }),
});
