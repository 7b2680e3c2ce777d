import { randomUUID } from "node:crypto";
import { policy } from "@/lib/limits/policy";
import { signedCookie } from "./signed-cookie";

const cookie = signedCookie("doc_visitor", "visitor:v1", policy.visitor.cookieDays);

/** Who this browser is, if it has been given an id. */
export const readVisitor = cookie.read;

/** The browser's id, made and set as a cookie when there is none or a forged one, and set anew under a new secret. For route handlers only. */
export async function ensureVisitor(): Promise<string> {
  const known = await cookie.read();
  if (known && !(await cookie.isOld())) return known;
  const visitorId = known ?? randomUUID();
  await cookie.write(visitorId);
  return visitorId;
}
