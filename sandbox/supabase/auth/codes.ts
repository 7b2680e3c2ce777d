import { createHash, randomBytes, randomInt } from "node:crypto";

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** Digits, with leading zeros. */
export function newCode(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join("");
}

/** How a code is kept: the address is part of it, so that a hash finds its user. */
export function hashCode(email: string, code: string): string {
  return createHash("sha224")
    .update(email + code)
    .digest("hex");
}

/** Twelve characters, as Auth's refresh tokens have. */
export function newRefreshToken(): string {
  return Array.from(randomBytes(12), (byte) => BASE32[byte % 32]).join("");
}

export const isRefreshToken = (text: string): boolean => /^[a-z0-9]{12}$/.test(text);
