import { createCipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** What is sealed. Each has a key of its own. */
export type SealPurpose = "demo-call:email:v1" | "feedback:email:v1";

/** Encrypts with AES-256-GCM under a key derived from the secret: `v1.<iv>.<tag>.<text>`, base64url. */
export function seal(text: string, secret: string, purpose: SealPurpose): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** What lets its bearer follow one call: HMAC-SHA256 over the call's id, base64url. */
export function statusTokenOf(callId: string, secret: string): string {
  return createHmac("sha256", secret).update(`demo-status:v1:${callId}`).digest("base64url");
}

export function isStatusToken(given: string, callId: string, secret: string): boolean {
  const wanted = Buffer.from(statusTokenOf(callId, secret));
  const bytes = Buffer.from(given);
  return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
}
