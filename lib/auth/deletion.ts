import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";
import { signDeletion, verifyDeletion } from "./deletion-cookie";

const NAME = "doc_deletion";

/** The deletion that this browser may see the proof of; there is no account left that could say so. */
export async function readDeletion(): Promise<string | undefined> {
  const jar = await cookies();
  return verifyDeletion(jar.get(NAME)?.value, env().VISITOR_SECRET);
}

/** For route handlers only. */
export async function writeDeletion(deletionId: string): Promise<void> {
  const jar = await cookies();
  jar.set(NAME, signDeletion(deletionId, env().VISITOR_SECRET), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().NEXT_PUBLIC_APP_URL.startsWith("https:"),
    path: "/",
    maxAge: policy.deletion.proofDays * 86_400,
  });
}
