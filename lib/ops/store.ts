import { z } from "zod";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";
import { type OpsCall, type OpsReport, opsCallSchema, opsReportSchema } from "./schema";

/** Days of UTC's, both included. */
export async function readOps(from: string, to: string, graceSeconds: number): Promise<OpsReport> {
  const answer = await callAsSystem("read_ops", {
    p_from: from,
    p_to: to,
    p_grace_seconds: graceSeconds,
  });
  return readAnswer(opsReportSchema, answer);
}

/** Adds up old days of which nobody has asked yet, so many at most. Returns how many. */
export async function settleOpsDays(most: number): Promise<number> {
  return readAnswer(z.number(), await callAsSystem("settle_ops_days", { p_most: most }));
}

/** Null when nothing is known of it. */
export async function readOpsCall(callId: string): Promise<OpsCall | null> {
  return readAnswer(opsCallSchema.nullable(), await callAsSystem("read_ops_call", { p_call_id: callId }));
}
