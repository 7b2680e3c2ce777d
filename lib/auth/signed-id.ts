import { createHmac, timingSafeEqual } from "node:crypto";

/** What an id is signed as: signed as one thing, it is none of another. */
export type SignedAs = "visitor:v1" | "deletion:v1";

const pattern = /^v1\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** An id that its bearer can show but not make: `v1.<uuid>.<HMAC-SHA256, base64url>`. */
export function signId(id: string, as: SignedAs, secret: string): string {
  return `v1.${id}.${macOf(id, as, secret)}`;
}

/** The id; undefined for what is absent, malformed, signed as something else or not by us. */
export function verifyId(value: string | undefined, as: SignedAs, secret: string): string | undefined {
  const [, id, mac] = pattern.exec(value ?? "") ?? [];
  if (!id || !mac) return undefined;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(id, as, secret))) ? id : undefined;
}

function macOf(id: string, as: SignedAs, secret: string): string {
  return createHmac("sha256", secret).update(`${as}:${id}`).digest("base64url");
}
