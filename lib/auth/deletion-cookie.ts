import { createHmac, timingSafeEqual } from "node:crypto";

const pattern = /^v1\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/;

/** What lets its bearer see how far a deletion has got: `v1.<uuid>.<HMAC-SHA256, base64url>`. */
export function signDeletion(deletionId: string, secret: string): string {
  return `v1.${deletionId}.${macOf(deletionId, secret)}`;
}

/** The deletion's id; undefined for a cookie that is absent, malformed or not ours. */
export function verifyDeletion(value: string | undefined, secret: string): string | undefined {
  const [, deletionId, mac] = pattern.exec(value ?? "") ?? [];
  if (!deletionId || !mac) return undefined;
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(deletionId, secret))) ? deletionId : undefined;
}

function macOf(deletionId: string, secret: string): string {
  return createHmac("sha256", secret).update(`deletion:v1:${deletionId}`).digest("base64url");
}
