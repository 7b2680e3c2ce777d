import {
  type ClipAnswer,
  type ClipErrorCode,
  type ClipRefused,
  type ClipResult,
  clipErrorStatus,
} from "../../types/clip";
import { type Env, readEnv } from "./env";
import { ClipError } from "./errors";
import { causeOf, inEvent, log } from "./log";
import { makeClip } from "./make-clip";
import { clipEventSchema, type ParsedClipEvent } from "./schema";
import { Store } from "./store";

let ready: { env: Env; store: Store } | undefined;

/** The function's entry: one event, one clip. Every answer has a body that says success or why not; nothing is thrown. */
export async function handler(input: unknown): Promise<ClipAnswer> {
  const parsed = clipEventSchema.safeParse(input);
  if (parsed.success) return inEvent(parsed.data, () => answer(parsed.data));
  log("warn", "clip", { code: "bad_input" });
  return toAnswer(refusal("bad_input", "The event is not one that a clip can be made from."));
}

async function answer(event: ParsedClipEvent): Promise<ClipAnswer> {
  const startedAt = performance.now();
  let result: ClipResult;
  try {
    ready ??= connect();
    result = await makeClip(event, ready.env, ready.store);
  } catch (error) {
    result = toRefusal(error);
    log("warn", "clip-failed", { cause: causeOf(error) });
  }
  await ready?.store.putResult(event.resultKey, result).catch((error) => {
    log("warn", "clip-failed", { cause: causeOf(error) });
  });
  const code = result.success ? "ok" : result.error.code;
  log(result.success ? "info" : "warn", "clip", {
    code,
    durationMs: Math.round(performance.now() - startedAt),
  });
  return toAnswer(result);
}

function connect() {
  const env = readEnv();
  return { env, store: new Store(env) };
}

const refusal = (code: ClipErrorCode, message: string): ClipRefused => ({
  success: false,
  error: { code, message },
});

function toRefusal(error: unknown): ClipRefused {
  if (error instanceof ClipError) return refusal(error.code, error.message);
  return refusal("render_failed", "The clip could not be made.");
}

function toAnswer(result: ClipResult): ClipAnswer {
  return {
    statusCode: result.success ? 200 : clipErrorStatus[result.error.code],
    body: JSON.stringify(result),
  };
}
