import { createHmac, timingSafeEqual } from "node:crypto";

/** What the access token of a web call says; the browser reads it without verifying, the registry verifies. */
export type TokenClaims = {
  /** Where the browser sends the microphone: `ws://127.0.0.1:<port>/retell/web-call`. */
  url: string;
  call_id: string;
  iat: number;
  exp: number;
};

const header = encode({ alg: "HS256", typ: "JWT" });

export function mintToken(claims: TokenClaims, secret: string): string {
  const signed = `${header}.${encode(claims)}`;
  return `${signed}.${sign(signed, secret)}`;
}

/** The claims, or undefined when the token is not one of ours. Expiry is the caller's to judge, by its own clock. */
export function readToken(token: string, secret: string): TokenClaims | undefined {
  const [head, payload, signature] = token.split(".");
  if (head !== header || !payload || !signature) return undefined;
  const expected = Buffer.from(sign(`${head}.${payload}`, secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

const sign = (text: string, secret: string) => createHmac("sha256", secret).update(text).digest("base64url");
