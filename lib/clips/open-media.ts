import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { readBytes, readText, signGet } from "@/lib/vendors/s3";
import type { User } from "@/types/identity";
import { keysOf } from "./clip-keys";
import { getOwnRow } from "./get-clip";
import { getSharedRow } from "./get-shared-clip";

const longest = policy.clips.signedMediaSeconds;

/** An address of the clip behind a link, good for some minutes and never beyond the link's own end. Throws `not_found`. */
export async function openShared(token: string, what: "video" | "still"): Promise<string> {
  const row = await getSharedRow(token);
  if (!row) throw new AppError("not_found");
  const left = Math.floor((Date.parse(row.expiresAt) - Date.now()) / 1000);
  return signGet(keysOf(row.clipId)[what], { seconds: Math.max(1, Math.min(longest, left)) });
}

/** The captions of the clip behind a link, as WebVTT. Throws `not_found`. */
export async function openCaptions(token: string): Promise<string> {
  const row = await getSharedRow(token);
  const captions = row && (await readText(keysOf(row.clipId).captions));
  if (captions === undefined) throw new AppError("not_found");
  return captions;
}

/** An address at which one's own clip can be saved. Throws `not_found`, also while it is not ready. */
export async function openDownload(clipId: string, user: User): Promise<string> {
  const row = await getOwnRow(clipId, user);
  if (row.state !== "ready") throw new AppError("not_found");
  const downloadName = `doc-${row.createdAt.slice(0, 10)}-${row.format.replace(":", "x")}.mp4`;
  return signGet(keysOf(row.clipId).video, { seconds: longest, downloadName });
}

/** The picture of one's own clip. Throws `not_found`, also before it is drawn. */
export async function openPicture(clipId: string, user: User): Promise<Uint8Array<ArrayBuffer>> {
  const row = await getOwnRow(clipId, user);
  const isThere = row.state === "rendering" || row.state === "ready";
  const png = isThere ? await readBytes(keysOf(row.clipId).still) : undefined;
  if (!png) throw new AppError("not_found");
  return png;
}
