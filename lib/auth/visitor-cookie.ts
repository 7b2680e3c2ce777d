import { createHmac, timingSafeEqual } from "node:crypto";

const pattern = /^v1\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** The value of the visitor cookie: `v1.<uuid>.<HMAC-SHA256, base64url>`. */
export function signVisitor(visitorId: string, secret: string): string {
  return `v1.${visitorId}.${macOf(visitorId, secret)}`;
}

/** The visitor's id; undefined for a cookie that is absent, malformed or not ours. */
export function verifyVisitor(value: string | undefined, secret: string): string | undefined {
  const [, visitorId, mac] = pattern.exec(value ?? "") ?? [];
  if (!visitorId || !mac) return undefined;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(visitorId, secret))) ? visitorId : undefined;
}

function macOf(visitorId: string, secret: string): string {
  return createHmac("sha256", secret).update(`visitor:v1:${visitorId}`).digest("base64url");
}
