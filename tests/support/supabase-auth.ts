import type { Session } from "@supabase/supabase-js";
import { expect } from "vitest";
import type { Mail } from "../../sandbox/supabase/auth/mailbox";
import { type ServedSupabase, serveSupabase } from "./supabase";

export type ServedAuth = Awaited<ReturnType<typeof serveAuth>>;

/** The stand-in with what tests of sign-in need around it. */
export async function serveAuth(options: Parameters<typeof serveSupabase>[0] = {}) {
  const served = await serveSupabase(options);
  const { url, keys } = served;
  const steer = async (path: string, body?: unknown, method = body === undefined ? "GET" : "POST") => {
    const response = await fetch(`${served.control}/${path}`, {
      method,
      headers: { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
    expect(response.ok).toBe(true);
    return response.json();
  };
  const mailsTo = async (email: string): Promise<Mail[]> =>
    (await steer(`mailbox?to=${encodeURIComponent(email)}`)).mails;
  const codeTo = async (email: string) => /\d{6}/.exec((await mailsTo(email))[0]?.subject ?? "")?.[0] ?? "";
  const anon = () => served.client(keys.anon);
  return {
    ...served,
    steer,
    anon,
    admin: () => served.client(keys.service),
    mailsTo,
    codeTo,
    advance: (seconds: number) => steer("clock", { advanceMs: seconds * 1000 }),
    reset: () => steer("reset", {}),
    /** A request with nothing between it and the wire. */
    ask: (path: string, init: RequestInit = {}) =>
      fetch(`${url}/auth/v1${path}`, { ...init, headers: { apikey: keys.anon, ...init.headers } }),
    /** A client that has just signed in. */
    signIn: (email: string) => signIn(anon(), email, () => codeTo(email)),
  };
}

async function signIn(
  client: ReturnType<ServedSupabase["client"]>,
  email: string,
  code: () => Promise<string>,
) {
  const sent = await client.auth.signInWithOtp({ email });
  expect(sent.error).toBeNull();
  const { data, error } = await client.auth.verifyOtp({ type: "email", email, token: await code() });
  expect(error).toBeNull();
  if (!data.session) throw new Error("No session came.");
  return { client, session: data.session as Session };
}

/** The first code that is not this one. */
export const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
