import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

/** What is sealed. Each has a key of its own. */
export type SealPurpose = "demo-call:email:v1" | "feedback:email:v1" | "clip:token:v1";

/** Encrypts with AES-256-GCM under a key derived from the secret: `v1.<iv>.<tag>.<text>`, base64url. */
export function seal(text: string, secret: string, purpose: SealPurpose): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return ["v1", ...[iv, cipher.getAuthTag(), sealed].map((part) => part.toString("base64url"))].join(".");
}

/** What was sealed for that purpose. Undefined for what is none of ours, or was changed. */
export function unseal(sealed: string, secret: string, purpose: SealPurpose): string | undefined {
  const [version, ...parts] = sealed.split(".");
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, "base64url"));
  if (version !== "v1" || iv?.length !== 12 || tag?.length !== 16 || !text) return undefined;
  const key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
  const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(text), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
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
