import { requireCron } from "@/lib/auth/cron";
import { settleOverdueCalls } from "@/lib/calls/settle-overdue-calls";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-calls", async (request) => {
    requireCron(request.headers);
    return Response.json({ calls: await settleOverdueCalls() });
  }),
});
