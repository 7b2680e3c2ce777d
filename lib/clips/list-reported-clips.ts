import { policy } from "@/lib/limits/policy";
import { readReportedClips } from "./store";

export type ReportedClip = Awaited<ReturnType<typeof readReportedClips>>[number];

/** For operators: clips that somebody reported, the one with the newest report first. */
export async function listReportedClips(): Promise<ReportedClip[]> {
  return readReportedClips(policy.clips.reportPage);
}
