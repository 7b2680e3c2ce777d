import { requireCron } from "@/lib/auth/cron";
import { eraseUnkeptCalls } from "@/lib/calls/erase-unkept-calls";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";

export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("cron-retention", async (request) => {
    requireCron(request.headers);
    return Response.json({ calls: await eraseUnkeptCalls() });
  }),
});
