import { createHash } from "node:crypto";
import { rankOfEvent } from "@/lib/calls/rank";
import { AppError } from "@/lib/errors";
import { isSignedByRetell, parseEvent } from "@/lib/vendors/retell";
import { acceptWebhook } from "./store";

/**
 * Stores a webhook of Retell's: signature over the raw body first, then the JSON, then one insert. Storing the same
 * one again changes nothing. Returns the id of the call to process.
 * Throws `bad_signature` (401), `invalid_json` or `invalid_request` (400), `storage_unavailable` (503: Retell retries).
 */
export async function recordWebhook(
  body: string,
  signature: string | null,
): Promise<{ callId: string; isNew: boolean }> {
  if (!signature || !(await isSignedByRetell(body, signature))) throw new AppError("bad_signature");
  const event = parseEvent(parseBody(body));
  if (!event)
    throw new AppError("invalid_request", { fields: { body: "Needs an event and a call with its id." } });
  const isNew = await acceptWebhook({
    callId: event.callId,
    event: event.event,
    bodyHash: createHash("sha256").update(body).digest("hex"),
    body: body,
    rank: rankOfEvent(event.event),
    facts: event.facts,
  });
  return { callId: event.callId, isNew };
}

function parseBody(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new AppError("invalid_json", { cause });
  }
}
