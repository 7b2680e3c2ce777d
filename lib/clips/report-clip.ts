import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { log } from "@/lib/log";
import { getSharedRow, hashToken } from "./get-shared-clip";
import { reportSchema } from "./schema";
import { addReport } from "./store";

/** Somebody finds that a clip should not be there; once from one place. Throws `invalid_request` or `not_found`. */
export async function reportClip(token: string, body: unknown, reporterHash: string): Promise<void> {
  const { reason } = parseWith(reportSchema, body);
  const row = await getSharedRow(token);
  if (!row || !(await addReport(hashToken(token), reporterHash, reason))) throw new AppError("not_found");
  log("warn", "clip_reported", { clipId: row.clipId });
}
