import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, importJWK, type JWTPayload, SignJWT } from "jose";
import { inject } from "vitest";
import { type SignedIn, sessionIn } from "./sign-in";

/** The cookie of a session that holds another token, and nothing to renew it with. */
export function cookieWithToken({ cookie }: SignedIn, accessToken: string, change: object = {}): string {
  const session = {
    ...sessionIn(cookie),
    access_token: accessToken,
    refresh_token: "nothing",
    expires_at: Math.floor(Date.now() / 1000) + 3600,
    ...change,
  };
  return `doc_session=base64-${Buffer.from(JSON.stringify(session)).toString("base64url")}`;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Cookies that claim to be somebody, each in another way that must not work. */
export async function forgedSessions(victim: SignedIn): Promise<Record<string, string>> {
  const [head = "", body = "", mac = ""] = victim.accessToken.split(".");
  const claims: JWTPayload = JSON.parse(Buffer.from(body, "base64url").toString());
  const { kid } = JSON.parse(Buffer.from(head, "base64url").toString());
  const secrets = JSON.parse(readFileSync(join(inject("sandboxDir"), "supabase.json"), "utf8"));
  const own = await importJWK(secrets.signingKey, "ES256");
  const { privateKey: foreign, publicKey } = await generateKeyPair("ES256", { extractable: true });
  const sign = (change: JWTPayload, key = own, header: object = {}) =>
    new SignJWT({ ...claims, ...change }).setProtectedHeader({ alg: "ES256", kid, ...header }).sign(key);
  const guess = (secret: string | Uint8Array) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .sign(typeof secret === "string" ? new TextEncoder().encode(secret) : secret);
  const { d: _, ...publicJwk } = secrets.signingKey;
  const past = Math.floor(Date.now() / 1000) - 60;
  const tokens: Record<string, string> = {
    "no signature": `${encode({ alg: "none", typ: "JWT" })}.${body}.`,
    "no signature, with a key's id": `${encode({ alg: "none", typ: "JWT", kid })}.${body}.`,
    "another's signature": `${head}.${encode({ ...claims, email: "x@example.com" })}.${mac}`,
    "a guessed secret": await guess("super-secret-jwt-token-with-at-least-32-characters-long"),
    "the public key as a secret": await guess(JSON.stringify(publicJwk)),
    "another project's key": await sign(
      { iss: "https://other.supabase.co/auth/v1" },
      foreign,
      (await exportJWK(publicKey)) && { kid: "another" },
    ),
    "another key under our key's id": await sign({}, foreign),
    "an unknown key's id": await sign({}, own, { kid: "unknown" }),
    "no user of ours": await sign({ aud: "other" }),
    "the system's role": await sign({ role: "service_role" }),
    "nobody's role": await sign({ role: "anon" }),
    nobody: await sign({ sub: "" }),
    "no id": await sign({ sub: "everyone' or true --" }),
    "a time that is over": await sign({ exp: past }),
    "no token": "a.b.c",
  };
  const cookies = Object.entries(tokens).map(([name, token]) => [name, cookieWithToken(victim, token)]);
  return {
    ...Object.fromEntries(cookies),
    "a session that is over": cookieWithToken(victim, await sign({ exp: past }), { expires_at: past }),
    "what is no session": "doc_session=base64-e30",
  };
}

/** The visitor's cookie of somebody, spoilt in ways that must not work. */
export function tamperedVisitors(cookie: string, other: string): string[] {
  const [, id = "", mac = ""] = /doc_visitor=v1\.([0-9a-f-]{36})\.([\w-]{43})/.exec(cookie) ?? [];
  const [, , otherMac = ""] = /doc_visitor=v1\.([0-9a-f-]{36})\.([\w-]{43})/.exec(other) ?? [];
  const flipped = (mac.startsWith("A") ? "B" : "A") + mac.slice(1);
  return [
    `v1.${id}.${otherMac}`,
    `v1.${id}.${flipped}`,
    `v1.${id}.`,
    `v1.${id}`,
    id,
    `v2.${id}.${mac}`,
    `v1.${id.toUpperCase()}.${mac}`,
    `v1.${id}.${mac}A`,
    "",
    "%ff",
  ].map((value) => `doc_visitor=${value}`);
}
