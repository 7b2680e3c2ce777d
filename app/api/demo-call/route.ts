import { getDemoOffer } from "@/lib/demo-call/get-demo-offer";
import { parseDemoCall, startDemoCall, type WantedCall } from "@/lib/demo-call/start-demo-call";
import { readJson } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle, handleSameOrigin } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurst, limitBurstSoftly } from "@/lib/limits/limit-burst";

export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("demo-offer", async (request) => {
    const addressHash = callerHash(request.headers);
    await limitBurstSoftly("read", addressHash);
    return Response.json(await getDemoOffer(addressHash, new Date()));
  }),
  POST: handleSameOrigin("demo-call", async (request) => {
    const addressHash = callerHash(request.headers);
    const userAgent = (request.headers.get("user-agent") ?? "").slice(0, 400);
    // The form is read while Redis is asked; whoever comes too often is told that first.
    const admission = limitBurst("demoCall", addressHash);
    admission.catch(() => undefined);
    const wanted = await readWanted(request).catch(async (error) => {
      await admission;
      throw error;
    });
    return Response.json({
      success: true,
      ...(await startDemoCall(wanted, { addressHash, userAgent, admission })),
    });
  }),
});

async function readWanted(request: Request): Promise<WantedCall> {
  return parseDemoCall(await readJson(request));
}
