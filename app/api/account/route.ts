import { after } from "next/server";
import { writeDeletion } from "@/lib/auth/deletion";
import { endSession } from "@/lib/auth/end-session";
import { requireUser } from "@/lib/auth/session";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { processDeletion } from "@/lib/memory/process-deletion";
import { startDeletion } from "@/lib/memory/start-deletion";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: handleSameOrigin("account", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const user = await requireUser();
    const body = await readJson(request);
    const deletion = await startDeletion(body, user);
    await writeDeletion(deletion.id);
    await endSession();
    after(() => processDeletion(deletion));
    return Response.json({ deletionId: deletion.id, state: "running" }, { status: 202 });
  }),
});
