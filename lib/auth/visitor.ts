import { randomUUID } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";
import { signVisitor, verifyVisitor } from "./visitor-cookie";

const NAME = "doc_visitor";

/** Who this browser is, if it has been given an id. */
export async function readVisitor(): Promise<string | undefined> {
  const jar = await cookies();
  return verifyVisitor(jar.get(NAME)?.value, env().VISITOR_SECRET);
}

/** The browser's id, made and set as a cookie when there is none or a forged one. For route handlers only. */
export async function ensureVisitor(): Promise<string> {
  const known = await readVisitor();
  if (known) return known;
  const visitorId = randomUUID();
  const jar = await cookies();
  jar.set(NAME, signVisitor(visitorId, env().VISITOR_SECRET), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().NEXT_PUBLIC_APP_URL.startsWith("https:"),
    path: "/",
    maxAge: policy.visitor.cookieDays * 86_400,
  });
  return visitorId;
}
