import type { Context } from "hono";
import { errors } from "jose";
import { z } from "zod";
import { identifyKey } from "../data-api/caller";
import { AuthError } from "./errors";
import type { LimitName } from "./limits";
import type { AuthParts } from "./parts";
import type { Asking } from "./sessions";
import { findUserById, type User } from "./users";

const EMAIL =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/** The body as JSON in the wanted form. Throws 400 `bad_json`. */
export async function readAuthBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  const text = await c.req.text();
  if (text.length > 1 << 20) throw new AuthError(413, "request_entity_too_large", "Request body too large");
  const { data, error } = schema.safeParse(parse(text));
  if (!error) return data;
  const why = z.prettifyError(error).replaceAll("\n", " ");
  throw new AuthError(400, "bad_json", `Could not parse request body as JSON: ${why}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** In lower case. Throws 400 `validation_failed`. */
export function requireEmail(email: string): string {
  const refuse = (why: string) => new AuthError(400, "validation_failed", why);
  if (email === "") throw refuse("An email address is required");
  if (email.length > 255) throw refuse("An email address is too long");
  if (!EMAIL.test(email.toLowerCase())) throw refuse("Unable to validate email address: invalid format");
  return email.toLowerCase();
}

/** Whether a key came that may act for anybody. */
async function isTrusted(c: Context, { keys, tokens }: AuthParts): Promise<boolean> {
  return (await identifyKey(apiKeyOf(c), keys, tokens)).role === "service_role";
}

export const apiKeyOf = (c: Context) => c.req.header("apikey") ?? c.req.query("apikey");

/** Everything here comes from this machine; servers with the secret key say for whom they ask. */
async function askingOf(c: Context, parts: AuthParts): Promise<Asking> {
  const forwarded = c.req.header("sb-forwarded-for")?.split(",")[0]?.trim();
  const isAddress = z.union([z.ipv4(), z.ipv6()]).safeParse(forwarded).success;
  const address = forwarded && isAddress && (await isTrusted(c, parts)) ? forwarded : "127.0.0.1";
  return { userAgent: c.req.header("user-agent"), address };
}

/** Counts the request for its address, and says who asks. Throws 429. */
export async function admit(c: Context, parts: AuthParts, limit: LimitName): Promise<Asking> {
  const asking = await askingOf(c, parts);
  parts.limits.takeRequest(limit, asking.address);
  return asking;
}

/** The claims of the token in `Authorization`; the gateway puts the API key's there when it is the key or nothing. */
async function claimsOf(c: Context, { keys, tokens }: AuthParts): Promise<Record<string, unknown>> {
  const header = c.req.header("authorization");
  const bearer = /^Bearer\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (header !== undefined && bearer === undefined) {
    throw new AuthError(401, "no_authorization", "This endpoint requires a valid Bearer token");
  }
  const apikey = apiKeyOf(c);
  if (bearer === undefined || bearer === apikey) return (await identifyKey(apikey, keys, tokens)).claims;
  return tokens.verifyStrictly(bearer).catch((error: unknown) => {
    const why = `invalid JWT: unable to parse or verify signature, ${reasonOf(error)}`;
    throw new AuthError(403, "bad_jwt", why);
  });
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "token has invalid claims: token is expired";
  if (error instanceof errors.JWSSignatureVerificationFailed) return "token signature is invalid";
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JOSEAlgNotAllowed) {
    return "token is unverifiable: error while executing keyfunc";
  }
  return "token is malformed";
}

/** The user and session a request comes from. Throws 401 or 403. */
export async function requireUser(c: Context, parts: AuthParts): Promise<{ user: User; sessionId: string }> {
  const refuse = (code: string, message: string) => new AuthError(403, code, message);
  const { sub, session_id: sessionId } = await claimsOf(c, parts);
  if (typeof sub !== "string") throw refuse("bad_jwt", "invalid claim: missing sub claim");
  if (!z.guid().safeParse(sub).success) {
    throw new AuthError(400, "bad_jwt", "invalid claim: sub claim must be a UUID");
  }
  const user = await findUserById(parts.pool, sub);
  if (!user) throw refuse("user_not_found", "User from sub claim in JWT does not exist");
  if (!z.guid().safeParse(sessionId).success) {
    throw refuse("bad_jwt", "invalid claim: session_id claim must be a UUID");
  }
  const { rowCount } = await parts.pool.query("select from auth.sessions where id = $1", [sessionId]);
  if (rowCount !== 1) {
    throw refuse("session_not_found", "Session from session_id claim in JWT does not exist");
  }
  return { user, sessionId: String(sessionId) };
}

/** Throws unless the request carries the secret key. */
export async function requireAdmin(c: Context, parts: AuthParts): Promise<void> {
  const { role } = await claimsOf(c, parts);
  if (role !== "service_role" && role !== "supabase_admin") {
    throw new AuthError(403, "not_admin", "User not allowed");
  }
}
