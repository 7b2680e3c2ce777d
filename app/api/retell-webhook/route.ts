import { after } from "next/server";
import { AppError } from "@/lib/errors";
import { readText } from "@/lib/http/body";
import { callerHash } from "@/lib/http/caller";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { limitBurstSoftly } from "@/lib/limits/limit-burst";
import { policy } from "@/lib/limits/policy";
import { processCall } from "@/lib/webhooks/process-inbox";
import { recordWebhook } from "@/lib/webhooks/record-webhook";

export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("webhook", async () => Response.json({ status: "ok", endpoint: "retell-webhook" })),
  POST: handle("webhook", async (request) => {
    const body = await readText(request, policy.webhooks.maxBodyBytes);
    const signature = request.headers.get("x-retell-signature");
    const callId = await recordWebhook(body, signature).catch((error) => slowDown(request, error));
    after(() => processCall(callId));
    return new Response(null, { status: 204 });
  }),
});

/** Whoever keeps sending signatures that do not match is told to stop. */
async function slowDown(request: Request, error: unknown): Promise<never> {
  if (error instanceof AppError && error.code === "bad_signature") {
    await limitBurstSoftly("badSignature", callerHash(request.headers));
  }
  throw error;
}
