import { createHash } from "node:crypto";
import type { SharedClip } from "@/types/clip";
import { type SharedRow, tokenSchema } from "./schema";
import { getShared } from "./store";

/** What is stored of a link's token. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");

/** A clip as its link shows it; undefined for what is revoked, over its time, or no link of ours. */
export async function getSharedClip(token: string): Promise<SharedClip | undefined> {
  const row = await getSharedRow(token);
  if (!row) return undefined;
  const { expiresAt: _, ...clip } = row;
  return { ...clip, hasCaptions: true };
}

/** The same as it is stored. */
export async function getSharedRow(token: string): Promise<SharedRow | undefined> {
  return tokenSchema.safeParse(token).success ? getShared(hashToken(token)) : undefined;
}
