import { policy } from "@/lib/limits/policy";
import type { ReportedClip } from "@/types/clip";
import { readReportedClips } from "./store";

/** For operators: clips that somebody reported, the one with the newest report first. */
export async function listReportedClips(): Promise<ReportedClip[]> {
  return readReportedClips(policy.clips.reportPage);
}
