import { after } from "next/server";
import { env } from "@/lib/env";
import { AppError, type ErrorCode, meanings } from "@/lib/errors";
import { recordRefusal } from "@/lib/limits/record-refusal";
import { causeOf, log } from "@/lib/log";
import { inRequest } from "@/lib/log-context";
import { requestIdOf } from "./request-id";
import { isSameOrigin } from "./same-origin";

export type RouteInfo<Params> = { requestId: string; params: Params };
type NextContext<Params> = { params: Promise<Params> };
type Work<Params> = (request: Request, info: RouteInfo<Params>) => Promise<Response>;

/**
 * Wraps a route handler: gives it a request id, which all that it logs carries, and is the only place that turns an error
 * into a response. Unknown errors become `internal`, with their class in the log and nothing of them on the wire.
 */
export function handle<Params = Record<never, never>>(route: string, work: Work<Params>) {
  return async (request: Request, context: NextContext<Params>): Promise<Response> => {
    const requestId = requestIdOf(request.headers, env().VERCEL === "1");
    return inRequest({ requestId, route }, async () => {
      try {
        const response = await work(request, { requestId, params: await context.params });
        response.headers.set("x-request-id", requestId);
        if (!response.headers.has("cache-control")) response.headers.set("cache-control", "no-store");
        return response;
      } catch (error) {
        return refusal(requestId, error);
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

function refusal(requestId: string, error: unknown): Response {
  const known = error instanceof AppError ? error : new AppError("internal", { cause: error });
  const { status, level, sentence } = meanings[known.code];
  countLater(known.code);
  const cause = known.cause === undefined ? undefined : causeOf(known.cause);
  log(level, "request_refused", { code: known.code, status, cause });
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
