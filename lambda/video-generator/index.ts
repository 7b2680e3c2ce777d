import {
  type ClipAnswer,
  type ClipErrorCode,
  type ClipRefused,
  type ClipResult,
  clipErrorStatus,
} from "../../types/clip";
import { type Env, readEnv } from "./env";
import { ClipError } from "./errors";
import { makeClip } from "./make-clip";
import { clipEventSchema } from "./schema";
import { Store } from "./store";

let ready: { env: Env; store: Store } | undefined;

/** The function's entry: one event, one clip. Every answer has a body that says success or why not; nothing is thrown. */
export async function handler(input: unknown): Promise<ClipAnswer> {
  const startedAt = performance.now();
  const parsed = clipEventSchema.safeParse(input);
  if (!parsed.success)
    return toAnswer(refusal("bad_input", "The event is not one that a clip can be made from."));
  const event = parsed.data;
  let result: ClipResult;
  try {
    ready ??= connect();
    result = await makeClip(event, ready.env, ready.store);
  } catch (error) {
    result = toRefusal(error);
    logFailure(event.clipId, error);
  }
  await ready?.store.putResult(event.resultKey, result).catch((error) => logFailure(event.clipId, error));
  const code = result.success ? "ok" : result.error.code;
  log("clip", { clipId: event.clipId, code, ms: Math.round(performance.now() - startedAt) });
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

/** Names of errors only: their texts may hold addresses. */
function logFailure(clipId: string, error: unknown): void {
  const names: string[] = [];
  for (let at = error; at instanceof Error && names.length < 4; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    names.push(`${at.name} ${code}`.trim());
  }
  log("clip-failed", { clipId, errors: names.join(" < ") });
}

function log(event: string, fields: Record<string, string | number>): void {
  console.log(JSON.stringify({ event, ...fields }));
}
