import { requireUser } from "@/lib/auth/session";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { openExport } from "@/lib/memory/open-export";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("export", async (request) => {
    await limitBurstSoftly("account", callerHash(request.headers));
    const now = new Date();
    const name = `doc-by-kenstera-${now.toISOString().slice(0, 10)}.json`;
    return new Response(await openExport(await requireUser(), now), {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="${name}"`,
      },
    });
  }),
});
