import { readVisitor } from "@/lib/auth/visitor";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { checkHolder } from "@/lib/queue/check-holder";
import { holdPlace } from "@/lib/queue/hold-place";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin<{ ticketId: string }>("queue-hold", async (_request, { params }) => {
    const holder = checkHolder(params.ticketId, await readVisitor());
    await limitBurstSoftly("ticket", holder.visitorId);
    return Response.json(await holdPlace(holder));
  }),
});
