import { readVisitor } from "@/lib/auth/visitor";
import { parseJson, parseWith, readText } from "@/lib/http/body";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { policy } from "@/lib/limits/policy";
import { changeNote } from "@/lib/queue/change-note";
import { checkHolder } from "@/lib/queue/check-holder";
import { noteSchema } from "@/lib/queue/schema";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PUT: handleSameOrigin<{ ticketId: string }>("queue-note", async (request, { params }) => {
    const holder = checkHolder(params.ticketId, await readVisitor());
    await limitBurstSoftly("ticket", holder.visitorId);
    const { note } = parseWith(noteSchema, parseJson(await readText(request, policy.http.maxBodyBytes)));
    return Response.json(await changeNote(holder, note));
  }),
});
