import {
  type CookieOptions,
  combineChunks,
  createServerClient,
  isChunkLike,
  stringFromBase64URL,
} from "@supabase/ssr";
import { type AuthError, createClient, type SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import type { User } from "@/types/identity";
import { inTime } from "./in-time";
import { passingFetch } from "./passing-fetch";
import { NoRealtime } from "./supabase";
import { toAuthError, UNAVAILABLE } from "./supabase-auth-errors";

const NAME = "doc_session";
/** As auth-js has it: a token that dies sooner than this is renewed. */
const MARGIN_MS = 90_000;

export type Cookie = { name: string; value: string };
export type NewCookie = Cookie & { options: CookieOptions };
export type StoredSession = { accessToken: string; expiresAtMs: number };

// Without the last two auth-js never asks for a renewal, and whose session it was could never be told.
const storedSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string().min(1),
  expires_at: z.number().positive(),
});
const claimsSchema = z.object({
  sub: z.uuid(),
  email: z.string(),
  aud: z.literal("authenticated"),
  role: z.literal("authenticated"),
  // Only mailed codes sign in here; see app.caller_id() in the database.
  amr: z.array(z.object({ method: z.string() }).refine(({ method }) => method !== "password")).default([]),
});

/** Mails a code; whoever is new gets an account. Throws `mail_too_often`, `mail_refused`, `auth_unavailable`. */
export async function sendCode(email: string, address: string | undefined): Promise<void> {
  const { auth } = systemClient(address);
  const { error } = await auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
  if (error) throw toAuthError(error);
}

/** Trades a code for a session and its cookies. Throws `code_wrong` (expired ones too) and `auth_unavailable`. */
export async function verifyCode(
  email: string,
  code: string,
  address: string | undefined,
): Promise<{ userId: string; cookies: NewCookie[] }> {
  const { client, written } = cookieClient(
    [],
    options(policy.timeouts.auth, address),
    env().SUPABASE_SERVICE_ROLE_KEY,
  );
  const { data, error } = await client.auth.verifyOtp({ email, token: code, type: "email" });
  if (error) throw toAuthError(error);
  if (!data.session) throw new AppError("auth_unavailable");
  return { userId: data.session.user.id, cookies: written };
}

/** Whether Supabase Auth answers. Throws what fetch throws, or TypeError for another answer. */
export async function pingAuth(): Promise<void> {
  const { NEXT_PUBLIC_SUPABASE_URL, NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: apikey } = env();
  const response = await fetch(`${NEXT_PUBLIC_SUPABASE_URL}/auth/v1/health`, {
    headers: { apikey },
    signal: AbortSignal.timeout(policy.health.timeoutMs),
  });
  await response.body?.cancel();
  if (!response.ok) throw new TypeError(`auth answered ${response.status}`);
}

/** The session that lies in cookies, unproved; undefined for none and for what cannot be read. */
export async function readStored(cookies: Cookie[]): Promise<StoredSession | undefined> {
  const value = await combineChunks(NAME, (name) => cookies.find((cookie) => cookie.name === name)?.value);
  if (!value?.startsWith("base64-")) return undefined;
  try {
    const stored = storedSchema.parse(JSON.parse(stringFromBase64URL(value.slice("base64-".length))));
    return { accessToken: stored.access_token, expiresAtMs: stored.expires_at * 1000 };
  } catch {
    return undefined;
  }
}

/**
 * The cookies to write so that the session goes on: none while its token is good, and none when Supabase cannot be asked
 * (down, slow, or too much asked), so that an outage signs nobody out. An ended session's cookies are taken away.
 */
export async function refreshStored(cookies: Cookie[]): Promise<NewCookie[]> {
  const stored = await readStored(cookies);
  if (!stored || stored.expiresAtMs - Date.now() >= MARGIN_MS) return [];
  const { client, written } = cookieClient(cookies, options(policy.timeouts.refresh));
  try {
    const { error } = await client.auth.getSession();
    return error && isPassing(error) ? [] : written;
  } catch {
    // auth-js throws at a token that is none.
    return [];
  }
}

/** Whom a token speaks for, proved by its signature; undefined when it does not hold. Throws `auth_unavailable`. */
export async function userOf(accessToken: string): Promise<User | undefined> {
  const { data, error } = await claimsOf(accessToken);
  if (error && isPassing(error)) throw new AppError("auth_unavailable", { cause: error });
  const claims = claimsSchema.safeParse(data?.claims);
  return claims.success ? { id: claims.data.sub, email: claims.data.email, accessToken } : undefined;
}

/** Ends this browser's session. Supabase down: the cookies go all the same. */
export async function endStored(cookies: Cookie[]): Promise<NewCookie[]> {
  const { client } = cookieClient(cookies, options(policy.timeouts.auth));
  if (await readStored(cookies)) await client.auth.signOut({ scope: "local" });
  return cookies
    .filter(({ name }) => isChunkLike(name, NAME))
    .map(({ name }) => ({ name, value: "", options: { ...cookieOptions(), maxAge: 0 } }));
}

/** auth-js throws a plain error at a token that is no JSON inside. */
async function claimsOf(accessToken: string) {
  try {
    return await plainClient().auth.getClaims(accessToken);
  } catch {
    return { data: null, error: null };
  }
}

const isPassing = (error: AuthError) => error.code === UNAVAILABLE || error.status === 429;

const withoutSession = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } as const;

/** A client that may act for anybody, and holds no session. */
export function systemClient(address?: string): SupabaseClient {
  const { NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY } = env();
  return createClient(NEXT_PUBLIC_SUPABASE_URL, SUPABASE_SERVICE_ROLE_KEY, {
    ...options(policy.timeouts.auth, address),
    auth: withoutSession,
  });
}

let plain: SupabaseClient | undefined;

/** A client without a session. auth-js keeps the signing keys for ten minutes, one copy a process. */
function plainClient(): SupabaseClient {
  plain ??= createClient(env().NEXT_PUBLIC_SUPABASE_URL, env().NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY, {
    ...options(policy.timeouts.auth),
    auth: withoutSession,
  });
  return plain;
}

function cookieClient(
  cookies: Cookie[],
  basics: ReturnType<typeof options>,
  key = env().NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
) {
  const written: NewCookie[] = [];
  const client = createServerClient(env().NEXT_PUBLIC_SUPABASE_URL, key, {
    ...basics,
    cookieOptions: { name: NAME, ...cookieOptions() },
    cookies: { getAll: () => cookies, setAll: (all) => void written.push(...all) },
  });
  return { client, written };
}

function cookieOptions() {
  const secure = env().NEXT_PUBLIC_APP_URL.startsWith("https:");
  return { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
}

/** Supabase Auth limits by the address that asks, which is ours for everybody, unless the secret key names another. */
function options(timeoutMs: number, address?: string) {
  const headers: Record<string, string> = address ? { "Sb-Forwarded-For": address } : {};
  return {
    realtime: { transport: NoRealtime as unknown as typeof WebSocket },
    global: { fetch: askOnce(timeoutMs), headers },
  };
}

/**
 * auth-js asks for half a minute again and again while the server is down or a web page answers in its place: an outage is
 * told as a plain refusal with a code of our own, at once.
 */
function askOnce(timeoutMs: number): typeof fetch {
  return passingFetch("auth", async (input, init) => {
    try {
      const response = await fetch(input, { ...init, signal: inTime(timeoutMs) });
      const text = await response.text();
      if (response.status < 500 && isAnswer(text)) {
        return new Response(text || null, { status: response.status, headers: response.headers });
      }
    } catch {
      // Told below, as every outage is.
    }
    return Response.json({ error_code: UNAVAILABLE }, { status: 400 });
  });
}

/** Supabase Auth answers objects, or nothing at all (to signing out); auth-js stumbles over anything else. */
function isAnswer(text: string): boolean {
  try {
    return JSON.parse(text || "{}")?.constructor === Object;
  } catch {
    return false;
  }
}
