import { cookies } from "next/headers";
import { endStored } from "@/lib/vendors/supabase-auth";
import { writeSession } from "./session";

/** Signs this browser out, here whatever happens, and at Supabase when it can be asked. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  await writeSession(await endStored(jar.getAll()));
}
