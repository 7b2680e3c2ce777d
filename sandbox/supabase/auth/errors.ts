import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { GatewayError } from "../errors";

const VERSION_HEADER = "X-Supabase-Api-Version";
const VERSION = "2024-01-01";

/** What Auth answers when it refuses. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const unexpected = () =>
  new AuthError(
    500,
    "unexpected_failure",
    "Unexpected failure, please check server logs for more information",
  );

/** `{code, error_code, msg}`, or `{code, message}` for clients that ask for the version of 2024. */
export function answerError(error: unknown, c: Context): Response {
  if (error instanceof GatewayError) return c.json(error.body(), error.status as ContentfulStatusCode);
  const { status, code, message } = error instanceof AuthError ? error : unexpected();
  c.header("x-sb-error-code", code);
  if (!isOfVersion(c.req.header(VERSION_HEADER))) {
    return c.json({ code: status, error_code: code, msg: message }, status as ContentfulStatusCode);
  }
  c.header(VERSION_HEADER, VERSION);
  return c.json({ code, message }, status as ContentfulStatusCode);
}

function isOfVersion(asked: string | undefined): boolean {
  return asked !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked >= VERSION;
}

/** The body of an injected failure. */
export function injectedAuthBody(status: number): unknown {
  if (status === 429) {
    return { code: 429, error_code: "over_request_rate_limit", msg: "Request rate limit reached" };
  }
  const { code, message } = unexpected();
  return { code: status, error_code: status >= 500 ? code : "unknown", msg: message };
}
