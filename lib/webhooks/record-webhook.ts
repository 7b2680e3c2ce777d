import { createHash } from "node:crypto";
import { rankOfEvent } from "@/lib/calls/rank";
import { AppError } from "@/lib/errors";
import { parseJson } from "@/lib/http/body";
import { policy } from "@/lib/limits/policy";
import { isSignedByRetell, parseEvent } from "@/lib/vendors/retell";
import { inTurns } from "./in-turns";
import { acceptWebhook, acceptWebhooks, type NewEvent } from "./store";

/**
 * Stores a webhook of Retell's: signature over the raw body first, then the JSON, then the insert, together with what
 * else comes while one is under way. It is stored when this resolves; storing the same one again changes nothing.
 * Returns the id of the call to process. Throws `bad_signature` (401), `invalid_json` or `invalid_request` (400),
 * `storage_unavailable` (503: Retell retries).
 */
export async function recordWebhook(body: string, signature: string | null): Promise<string> {
  if (!signature || !(await isSignedByRetell(body, signature))) throw new AppError("bad_signature");
  const event = parseEvent(parseJson(body));
  if (!event)
    throw new AppError("invalid_request", { fields: { body: "Needs an event and a call with its id." } });
  await store({
    callId: event.callId,
    event: event.event,
    bodyHash: createHash("sha256").update(body).digest("hex"),
    body,
    rank: rankOfEvent(event.event),
    facts: event.facts,
  });
  return event.callId;
}

const { acceptBatch, longestTogether } = policy.webhooks;
const storeTogether = inTurns<NewEvent>(acceptBatch, acceptWebhooks);

async function store(event: NewEvent): Promise<void> {
  if (event.body.length > longestTogether) return acceptWebhook(event);
  try {
    await storeTogether(event);
  } catch (error) {
    // The database is there and refused: perhaps another event of the same run, so each is offered alone.
    if (error instanceof AppError && error.code === "storage_unavailable") throw error;
    await acceptWebhook(event);
  }
}
