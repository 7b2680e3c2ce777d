import Retell from "retell-sdk";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { log } from "@/lib/log";
import type { CallFacts } from "@/types/call";
import { passingFetch } from "./passing-fetch";
import {
  retellCallSchema,
  retellEventSchema,
  retellPageSchema,
  toCallFacts,
  toEndedCall,
} from "./retell-call";

let cached: Retell | undefined;

export function client(): Retell {
  const { RETELL_API_KEY, RETELL_BASE_URL } = env();
  cached ??= new Retell({
    apiKey: RETELL_API_KEY,
    baseURL: RETELL_BASE_URL ?? null,
    logLevel: "off",
    fetch: passingFetch("retell"),
  });
  return cached;
}

export type NewWebCall = {
  maxDurationSeconds: number;
  timeoutMs: number;
  metadata: Record<string, string>;
  variables: Record<string, string>;
  /** Doc's first words, in place of the agent's own. */
  greeting: string | undefined;
};

export type CreatedWebCall = { callId: string; accessToken: string; agentId: string; agentVersion: number };

const created = z.object({
  call_id: z.string().min(1),
  access_token: z.string().min(1),
  agent_id: z.string(),
  agent_version: z.number(),
});

/**
 * Creates a web call, once: a POST without an idempotency key is never retried. Throws `voice_busy`, `voice_failed`,
 * `voice_timeout`, `voice_unpaid` or `voice_misconfigured`; the last one also for a transport that the browser SDK
 * cannot join (2.0.8 speaks LiveKit only).
 */
export async function createWebCall(call: NewWebCall): Promise<CreatedWebCall> {
  const request = {
    agent_id: env().RETELL_AGENT_ID,
    agent_version: "latest_published",
    metadata: call.metadata,
    retell_llm_dynamic_variables: call.variables,
    agent_override: {
      agent: { max_call_duration_ms: call.maxDurationSeconds * 1000 },
      ...(call.greeting !== undefined && { retell_llm: { begin_message: call.greeting } }),
    },
  };
  const answer: unknown = await client()
    .call.createWebCall(request, { maxRetries: 0, timeout: call.timeoutMs })
    .catch(refuse);
  const { transport } = z.object({ transport: z.string().optional() }).catch({}).parse(answer);
  if (transport !== undefined && transport !== "livekit") {
    log("error", "voice_transport_unsupported", { vendor: "retell" });
    throw new AppError("voice_misconfigured");
  }
  const result = created.safeParse(answer);
  if (!result.success) throw new AppError("voice_failed", { cause: result.error });
  const { call_id, access_token, agent_id, agent_version } = result.data;
  return { callId: call_id, accessToken: access_token, agentId: agent_id, agentVersion: agent_version };
}

/**
 * What a failure of `createWebCall` leaves at Retell. `none`: it refused. `perhaps`: it answered, and
 * whether it made a call shows. `perhaps_yet`: it has not answered, and may make one yet, so that "not found" proves nothing.
 */
export type Remnant = "none" | "perhaps" | "perhaps_yet";

export function remnantOf(error: unknown): Remnant {
  const { cause } = error instanceof AppError ? error : {};
  if (!(cause instanceof Retell.APIError)) return "perhaps";
  const status: number | undefined = cause.status;
  // 502 and 504 are a gateway's, and say nothing of Retell itself.
  if (status === undefined || [408, 502, 504].includes(status)) return "perhaps_yet";
  return status < 500 ? "none" : "perhaps";
}

export type NewPhoneCall = {
  toNumber: string;
  maxDurationSeconds: number;
  ringSeconds: number;
  timeoutMs: number;
  metadata: Record<string, string>;
  variables: Record<string, string>;
};

/** What became of a dial. `unknown`: it may have been placed; `timed_out`: it may yet be, however long after. */
export type Dialled =
  | { outcome: "placed"; callId: string }
  | { outcome: "refused" | "unknown" | "timed_out" };

/**
 * Dials once, as the agent and in the version that the number is bound to. A 4xx but 408 has placed nothing; after
 * anything else that is no call nobody knows, so look it up.
 */
export async function dialPhone(call: NewPhoneCall): Promise<Dialled> {
  try {
    const placed = await client().call.createPhoneCall(
      {
        from_number: env().RETELL_PHONE_NUMBER,
        to_number: call.toNumber,
        metadata: call.metadata,
        retell_llm_dynamic_variables: call.variables,
        agent_override: {
          agent: {
            max_call_duration_ms: call.maxDurationSeconds * 1000,
            ring_duration_ms: call.ringSeconds * 1000,
          },
        },
      },
      { maxRetries: 0, timeout: call.timeoutMs },
    );
    const callId = z.string().min(1).safeParse(placed.call_id);
    return callId.success ? { outcome: "placed", callId: callId.data } : { outcome: "unknown" };
  } catch (error) {
    const status: number | undefined = error instanceof Retell.APIError ? error.status : undefined;
    log("warn", "vendor_refused", { vendor: "retell", vendorStatus: status });
    if (error instanceof Retell.APIConnectionTimeoutError) return { outcome: "timed_out" };
    const isRefusal = status !== undefined && status >= 400 && status < 500 && status !== 408;
    return { outcome: isRefusal ? "refused" : "unknown" };
  }
}

const foundCalls = z.object({
  items: z.array(z.object({ call_id: z.string().min(1), metadata: z.record(z.string(), z.unknown()) })),
});

/**
 * The call that carries this metadata; undefined only where Retell says that there is none. Throws as `createWebCall`,
 * also when Retell answers something else than what was asked.
 */
export async function findCall(
  key: string,
  value: string,
  { timeout, maxRetries }: { timeout: number; maxRetries: number } = {
    timeout: policy.timeouts.findCall,
    maxRetries: 1,
  },
): Promise<string | undefined> {
  const answer: unknown = await client()
    .call.list(
      { filter_criteria: { metadata: [{ key, type: "string", op: "eq", value }] }, limit: 1 },
      { timeout, maxRetries },
    )
    .catch(refuse);
  const page = foundCalls.safeParse(answer);
  if (!page.success) throw new AppError("voice_failed", { cause: page.error });
  const { items } = page.data;
  if (items.some(({ metadata }) => metadata[key] !== value)) throw new AppError("voice_failed");
  return items[0]?.call_id;
}

export type EndedCall = { callId: string; endedAt: Date | undefined; isAnalyzed: boolean };
export type EndedCalls = { calls: EndedCall[]; nextPage: string | undefined };

/**
 * A page of our agents' calls that ended since then; no words, which `readCall` has. A call that nobody joined has no
 * end at Retell, and is not among them. Throws as `createWebCall`.
 */
export async function listEndedCalls(
  since: Date,
  page: { size: number; key: string | undefined },
): Promise<EndedCalls> {
  const { RETELL_AGENT_ID, RETELL_DEMO_AGENT_ID } = env();
  const agents = [...new Set([RETELL_AGENT_ID, RETELL_DEMO_AGENT_ID])];
  const answer = await client()
    .call.list(
      {
        filter_criteria: {
          agent: agents.map((agent_id) => ({ agent_id })),
          end_timestamp: { type: "number", op: "ge", value: since.getTime() },
        },
        limit: page.size,
        sort_order: "ascending",
        ...(page.key !== undefined && { pagination_key: page.key }),
      },
      { timeout: policy.timeouts.listCalls, maxRetries: 1 },
    )
    .catch(refuse);
  const listed = retellPageSchema.safeParse(answer);
  if (!listed.success) throw new AppError("voice_failed", { cause: listed.error });
  const { items, has_more, pagination_key } = listed.data;
  return { calls: items.flatMap(toEndedCall), nextPage: has_more ? pagination_key : undefined };
}

/** Reads a call back. Undefined when Retell does not know it (422). Throws as `createWebCall`. */
export async function readCall(callId: string): Promise<CallFacts | undefined> {
  try {
    const answer = await client().call.retrieve(callId, { timeout: policy.timeouts.readCall, maxRetries: 1 });
    return toCallFacts(retellCallSchema.parse(answer));
  } catch (error) {
    return isUnknown(error) ? undefined : refuse(error);
  }
}

/**
 * The id that a call carries in our metadata. Undefined when it carries none, or Retell does not know the call. Throws as
 * `createWebCall`.
 */
export async function readMetadataId(callId: string, key: string): Promise<string | undefined> {
  try {
    const options = { timeout: policy.timeouts.findCall, maxRetries: 0 };
    const answer: unknown = await client().call.retrieve(callId, options);
    const { metadata } = z.object({ metadata: z.record(z.string(), z.unknown()).optional() }).parse(answer);
    return z.uuid().optional().catch(undefined).parse(metadata?.[key]);
  } catch (error) {
    return isUnknown(error) ? undefined : refuse(error);
  }
}

/** Ends a call, or lets a token that nobody will use die. Throws as `createWebCall`. */
export async function stopCall(callId: string): Promise<void> {
  await client().call.stop(callId, { timeout: policy.timeouts.stopCall, maxRetries: 0 }).catch(refuse);
}

/** Deletes Retell's copy of a call; one that Retell does not know is gone already. Throws as `createWebCall`. */
export async function deleteCall(callId: string): Promise<void> {
  try {
    await client().call.delete(callId, { timeout: policy.timeouts.deleteCall, maxRetries: 1 });
  } catch (error) {
    if (!isUnknown(error)) refuse(error);
  }
}

/** Whether a webhook's raw body carries a signature, at most five minutes old, of one of the live keys. */
export async function isSignedByRetell(body: string, signature: string): Promise<boolean> {
  const { RETELL_API_KEY, RETELL_WEBHOOK_KEY, RETELL_WEBHOOK_KEY_NEXT } = env();
  for (const key of [RETELL_WEBHOOK_KEY ?? RETELL_API_KEY, RETELL_WEBHOOK_KEY_NEXT]) {
    if (key && (await Retell.verify(body, key, signature))) return true;
  }
  return false;
}

export type RetellEvent = { event: string; callId: string; facts: CallFacts };

/** A webhook's JSON in our words. Undefined when it names no event or no call. */
export function parseEvent(json: unknown): RetellEvent | undefined {
  const result = retellEventSchema.safeParse(json);
  if (!result.success) return undefined;
  const { event, call } = result.data;
  return { event, callId: call.call_id, facts: toCallFacts(call) };
}

/** Retell answers 422 for an id that it does not know. */
const isUnknown = (error: unknown) =>
  error instanceof Retell.APIError && (error.status === 422 || error.status === 404);

/** Retell's failures in our words. 402 and 412 have no class of their own in the SDK, so the status decides. */
export function refuse(error: unknown): never {
  if (error instanceof Retell.APIConnectionTimeoutError)
    throw new AppError("voice_timeout", { cause: error });
  if (!(error instanceof Retell.APIError)) throw new AppError("voice_failed", { cause: error });
  const status: number | undefined = error.status;
  log("warn", "vendor_refused", { vendor: "retell", vendorStatus: status });
  if (status === 429) {
    throw new AppError("voice_busy", { retryAfterSeconds: retryAfter(error.headers), cause: error });
  }
  if (status === 408) throw new AppError("voice_timeout", { cause: error });
  if (status === 402) throw new AppError("voice_unpaid", { cause: error });
  if (status !== undefined && status < 500) throw new AppError("voice_misconfigured", { cause: error });
  throw new AppError("voice_failed", { cause: error });
}

function retryAfter(headers: Headers | undefined): number {
  const seconds = Number(headers?.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : 30;
}
