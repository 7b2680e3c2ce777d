import { after } from "next/server";
import { env } from "@/lib/env";
import { AppError, type ErrorCode, meanings } from "@/lib/errors";
import { recordRefusal } from "@/lib/limits/record-refusal";
import { causeOf, type LogFields, log } from "@/lib/log";
import { inRequest } from "@/lib/log-context";
import { isPoll } from "./polled";
import { requestIdOf } from "./request-id";
import { isSameOrigin } from "./same-origin";

export type RouteInfo<Params> = { requestId: string; params: Params };
type NextContext<Params> = { params: Promise<Params> };
type Work<Params> = (request: Request, info: RouteInfo<Params>) => Promise<Response>;

/**
 * Wraps a route handler: gives it a request id, which all that it logs carries, and is the only place that turns an error
 * into a response. Unknown errors become `internal`, with their class in the log and nothing of them on the wire. Each
 * request ends in one line of the log, `request` or `request_refused`, but for polls that go well.
 */
export function handle<Params = Record<never, never>>(route: string, work: Work<Params>) {
  return async (request: Request, context: NextContext<Params>): Promise<Response> => {
    const requestId = requestIdOf(request.headers, env().VERCEL === "1");
    const { method } = request;
    const since = performance.now();
    const told = () => ({ method, durationMs: Math.round(performance.now() - since) });
    return inRequest({ requestId, route }, async () => {
      try {
        const response = await work(request, { requestId, params: await context.params });
        response.headers.set("x-request-id", requestId);
        if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
        const { status } = response;
        if (status >= 400 || !isPoll(method, route)) log("info", "request", { status, ...told() });
        return response;
      } catch (error) {
        return refusal(requestId, error, told());
      }
    });
  };
}

/** The same for a mutation that only our own pages may ask for. */
export function handleSameOrigin<Params = Record<never, never>>(route: string, work: Work<Params>) {
  return handle<Params>(route, async (request, info) => {
    if (!isSameOrigin(request.headers)) throw new AppError("cross_site");
    return work(request, info);
  });
}

/** Once the answer is out; a count that fails, or that nobody can wait for, is no reason to fail anybody. */
function countLater(code: ErrorCode): void {
  try {
    after(() => recordRefusal(code));
  } catch {
    // Outside a request of Next's there is no "after".
  }
}

function refusal(requestId: string, error: unknown, told: LogFields): Response {
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error });
  const { status, level, sentence } = meanings[known.code];
  countLater(known.code);
  const cause = known.cause === undefined ? undefined : causeOf(known.cause);
  log(level, "request_refused", { code: known.code, status, cause, ...told });
  const body = {
    ...known.more,
    error: sentence,
    code: known.code satisfies ErrorCode,
    requestId,
    ...(known.retryAfterSeconds !== undefined && { retryAfterSeconds: known.retryAfterSeconds }),
    ...(known.fields && { fields: known.fields }),
  };
  const headers = new Headers({ "cache-control": "no-store", "x-request-id": requestId });
  if (known.retryAfterSeconds !== undefined) headers.set("retry-after", String(known.retryAfterSeconds));
  return Response.json(body, { status, headers });
}
