import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import pLimit from "p-limit";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { inTime } from "./in-time";
import { inSpan } from "./span";

let cached: Redis | undefined;

function redis(): Redis {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  cached ??= new Redis({
    url,
    token,
    // `false` still sends twice on a cut connection (1.39).
    retry: { retries: 0 },
    enableTelemetry: false,
    signal: () => inTime(policy.timeouts.redis),
  });
  return cached;
}

/** The clock of a request runs from when it is sent, so a crowd of them must not all be sent at once. */
const inTurn = pLimit(16);
let failedAt = 0;

/** Asks when it is its turn: not any more when somebody has failed meanwhile, and nobody was answered since. */
async function ask<T>(question: () => Promise<T>): Promise<T> {
  const since = Date.now();
  return inTurn(async () => {
    if (failedAt > since) throw new AppError("limits_unavailable");
    try {
      const answer = await inSpan(() => "upstash", question);
      failedAt = 0;
      return answer;
    } catch (error) {
      failedAt = Date.now();
      throw error;
    }
  });
}

/** Whether Redis answers. Throws what its client throws. */
export async function pingRedis(): Promise<void> {
  if ((await redis().ping()) !== "PONG") throw new TypeError("no pong");
}

type Script = ReturnType<typeof Redis.prototype.createScript<unknown>>;

/** By source: a new object would hash its script again before it may ask. */
const scripts = new Map<string, Script>();

function scriptOf(source: string): Script {
  const known = scripts.get(source);
  if (known) return known;
  const made = redis().createScript<unknown>(source);
  scripts.set(source, made);
  return made;
}

/** Runs one atomic script. Throws `limits_unavailable` when Redis is down, slow or answers nonsense. */
export async function runScript(script: string, keys: string[], args: (string | number)[]): Promise<unknown> {
  try {
    return await ask(() => scriptOf(script).exec(keys, args.map(String)));
  } catch (cause) {
    throw new AppError("limits_unavailable", { cause });
  }
}

/**
 * Sets a field of a hash, in one request and out of turn: for a Redis that does what it is asked and answers too late. A
 * script goes by its hash first, and would never be sent in full to one that does not know it. Throws `limits_unavailable`.
 */
export async function setField(key: string, field: string, value: string): Promise<void> {
  try {
    await inSpan(
      () => "upstash",
      () => redis().hset(key, { [field]: value }),
    );
  } catch (cause) {
    throw new AppError("limits_unavailable", { cause });
  }
}

const limiters = new Map<string, Ratelimit>();

function limiterOf(name: string, perMinute: number): Ratelimit {
  const known = limiters.get(name);
  if (known) return known;
  const made = new Ratelimit({
    redis: redis(),
    limiter: Ratelimit.slidingWindow(perMinute, "1 m"),
    prefix: `{burst}:${name}`,
    ephemeralCache: false,
    // Its own clock would let everyone in who was not answered in time; the client's refuses.
    timeout: 0,
    analytics: false,
  });
  limiters.set(name, made);
  return made;
}

export type Burst = { isAllowed: boolean; retryAfterSeconds: number };

/**
 * Counts one request of a caller's. A limiter takes an answer that is no number for a refusal, which counts as down here.
 * Throws `limits_unavailable`.
 */
export async function countRequest(name: string, perMinute: number, caller: string): Promise<Burst> {
  const answer = await ask(() => count(limiterOf(name, perMinute), caller)).catch((cause) => {
    throw new AppError("limits_unavailable", { cause });
  });
  return {
    isAllowed: answer.success,
    retryAfterSeconds: Math.max(1, Math.ceil((answer.reset - Date.now()) / 1000)),
  };
}

async function count(limiter: Ratelimit, caller: string) {
  const answer = await limiter.limit(caller);
  const isNonsense = !Number.isFinite(answer.remaining) || !Number.isFinite(answer.limit);
  if (isNonsense) throw new AppError("limits_unavailable");
  return answer;
}
