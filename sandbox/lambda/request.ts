import type { Context } from "hono";
import type { LambdaError } from "./errors";
import { ACCOUNT, type DeployedFunction } from "./function";

const invocationTypes = ["RequestResponse", "Event", "DryRun"] as const;
export type InvokeRequest = {
  type: (typeof invocationTypes)[number];
  payload: string;
  wantsLog: boolean;
};

const MOST_BYTES = 6_291_456;
const MOST_EVENT_BYTES = 1_048_576;
const NAME =
  /^(arn:aws:lambda:[a-z0-9-]+:\d{12}:function:|\d{12}:function:)?[a-zA-Z0-9-_]+(:(\$LATEST|[a-zA-Z0-9-_]+))?$/;

const invalid = (type: string, message: string): LambdaError => ({ status: 400, type, message });

/** Whether `name` (plain, partial or whole ARN) and `qualifier` mean this function; what Lambda says when they do not. */
export function misses(
  fn: DeployedFunction,
  name: string,
  qualifier: string | undefined,
): LambdaError | undefined {
  if (!NAME.test(name)) {
    const message = `1 validation error detected: Value '${name}' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern.`;
    return invalid("ValidationException", message);
  }
  const region = fn.arn.split(":").slice(0, 4).join(":");
  const whole = name.startsWith("arn:")
    ? name
    : `${region}:${/^\d{12}:/.test(name) ? name : `${ACCOUNT}:function:${name}`}`;
  const parts = whole.split(":");
  const arn = parts.slice(0, 7).join(":");
  const version = qualifier ?? parts[7] ?? "$LATEST";
  if (version === "$LATEST" && arn === fn.arn) return undefined;
  const asked = version === "$LATEST" ? arn : `${arn}:${version}`;
  return { status: 404, type: "ResourceNotFoundException", message: `Function not found: ${asked}` };
}

/** What is asked for, or what Lambda says of it. */
export function readInvocation(c: Context, body: Buffer): InvokeRequest | LambdaError {
  const given = c.req.header("x-amz-invocation-type") ?? "RequestResponse";
  const type = invocationTypes.find((known) => known === given);
  if (!type) {
    const message = `1 validation error detected: Value '${given}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [RequestResponse, DryRun, Event]`;
    return invalid("ValidationException", message);
  }
  if (type === "Event" && body.length > MOST_EVENT_BYTES) {
    return tooLarge(
      `${body.length} byte payload is too large for the Event invocation type (limit ${MOST_EVENT_BYTES} bytes)`,
    );
  }
  if (body.length > MOST_BYTES) {
    return tooLarge(`Request must be smaller than ${MOST_BYTES} bytes for the InvokeFunction operation`);
  }
  const payload = body.length === 0 ? "{}" : body.toString();
  const problem = jsonProblem(payload);
  if (problem)
    return invalid("InvalidRequestContentException", `Could not parse request body into json: ${problem}`);
  return { type, payload, wantsLog: c.req.header("x-amz-log-type") === "Tail" };
}

const tooLarge = (message: string): LambdaError => ({
  status: 413,
  type: "RequestTooLargeException",
  message,
});

function jsonProblem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
