import { AppError } from "@/lib/errors";
import type { DeletionReport } from "@/types/account";
import { getDeletionReport } from "./store";

/** What is gone of a deleted account, by the id from the signed cookie. Throws `not_found`. */
export async function getDeletion(deletionId: string | undefined): Promise<DeletionReport> {
  const report = deletionId && (await getDeletionReport(deletionId));
  if (!report) throw new AppError("not_found");
  return report;
}
