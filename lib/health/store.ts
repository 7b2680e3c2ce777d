import { z } from "zod";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";

/** Throws `storage_unavailable`, or `internal` where the migrations are not applied. */
export async function pingDatabase(): Promise<void> {
  readAnswer(z.literal(true), await callAsSystem("check_health", {}));
}
