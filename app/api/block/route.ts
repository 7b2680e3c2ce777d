import { blockNumber } from "@/lib/demo-call/block-number";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: handleSameOrigin("block", async (request) => {
    await limitBurstSoftly("block", callerHash(request.headers));
    await blockNumber(await readJson(request));
    return Response.json({ success: true });
  }),
});
