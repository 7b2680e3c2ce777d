import { after } from "next/server";
import { readText } from "@/lib/http/body";
import { handle } from "@/lib/http/handle";
import { methods } from "@/lib/http/methods";
import { policy } from "@/lib/limits/policy";
import { processCall } from "@/lib/webhooks/process-inbox";
import { recordWebhook } from "@/lib/webhooks/record-webhook";

export const maxDuration = 30;

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: handle("webhook", async () => Response.json({ status: "ok", endpoint: "retell-webhook" })),
  POST: handle("webhook", async (request) => {
    const body = await readText(request, policy.webhooks.maxBodyBytes);
    const { callId } = await recordWebhook(body, request.headers.get("x-retell-signature"));
    after(() => processCall(callId));
    return new Response(null, { status: 204 });
  }),
});
