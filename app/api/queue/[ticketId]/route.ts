import { readVisitor } from "@/lib/auth/visitor";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { checkHolder } from "@/lib/queue/check-holder";
import { getTicket } from "@/lib/queue/get-ticket";
import { leaveQueue } from "@/lib/queue/leave-queue";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle<{ ticketId: string }>("queue-poll", async (_request, { params }) => {
    const holder = checkHolder(params.ticketId, await readVisitor());
    await limitBurstSoftly("ticket", holder.visitorId);
    return Response.json(await getTicket(holder));
  }),
  DELETE: handleSameOrigin<{ ticketId: string }>("queue-leave", async (_request, { params }) => {
    const holder = checkHolder(params.ticketId, await readVisitor());
    await limitBurstSoftly("ticket", holder.visitorId);
    return Response.json(await leaveQueue(holder));
  }),
});
