import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { type SignedAs, signId, verifyId } from "./signed-id";

/** A cookie that holds one signed id, out of reach for scripts. It can be written in route handlers only. */
export function signedCookie(name: string, as: SignedAs, days: number) {
  return {
    /** Undefined when there is none, or a forged one. */
    async read(): Promise<string | undefined> {
      const jar = await cookies();
      return verifyId(jar.get(name)?.value, as, env().VISITOR_SECRET);
    },
    async write(id: string): Promise<void> {
      const jar = await cookies();
      jar.set(name, signId(id, as, env().VISITOR_SECRET), {
        httpOnly: true,
        sameSite: "lax",
        secure: env().NEXT_PUBLIC_APP_URL.startsWith("https:"),
        path: "/",
        maxAge: days * 86_400,
      });
    },
  };
}
