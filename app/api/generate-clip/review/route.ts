import { requireUser } from "@/lib/auth/session";
import { getReview } from "@/lib/clips/get-review";
import { reviewQuerySchema } from "@/lib/clips/schema";
import { parseWith } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("clip-review", async (request) => {
    await limitBurstSoftly("read", callerHash(request.headers));
    const user = await requireUser();
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    const { call, choice } = parseWith(reviewQuerySchema, asked);
    return Response.json(await getReview(call, choice, user));
  }),
});
