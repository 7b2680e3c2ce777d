import { GatewayError } from "../errors";
import type { Tokens } from "../tokens";

export type ApiKeys = { publishable: string; secret: string };

/** The role a request runs under, and the claims its functions may read. */
export type Caller = { role: string; claims: Record<string, unknown> };

/**
 * Who is asking. The gateway wants an API key on every request; a user's token in `Authorization` then decides the
 * role. The two opaque keys stand for the roles anon and service_role; tokens signed with this project's keys are
 * taken as keys too, as the legacy ones are.
 */
export async function identify(
  given: { apikey: string | undefined; authorization: string | undefined },
  keys: ApiKeys,
  tokens: Tokens,
): Promise<Caller> {
  const { apikey } = given;
  const byKey = await identifyKey(apikey, keys, tokens);
  const bearer = /^Bearer\s+(.+)$/i.exec(given.authorization ?? "")?.[1]?.trim();
  if (bearer === undefined || bearer === apikey) return byKey;
  return callerOfToken(await tokens.verify(bearer));
}

/** What the API key alone stands for. Throws the gateway's refusal for none and for a wrong one. */
export async function identifyKey(
  apikey: string | undefined,
  keys: ApiKeys,
  tokens: Tokens,
): Promise<Caller> {
  if (!apikey) {
    throw new GatewayError(
      401,
      "No API key found in request",
      "No `apikey` request header or url param was found.",
    );
  }
  if (apikey === keys.publishable) return { role: "anon", claims: { role: "anon" } };
  if (apikey === keys.secret) return { role: "service_role", claims: { role: "service_role" } };
  try {
    return callerOfToken(await tokens.verify(apikey));
  } catch {
    throw new GatewayError(
      401,
      "Invalid API key",
      "Double check your Supabase `anon` or `service_role` API key.",
    );
  }
}

function callerOfToken(claims: Record<string, unknown>): Caller {
  return { role: typeof claims.role === "string" ? claims.role : "anon", claims };
}
