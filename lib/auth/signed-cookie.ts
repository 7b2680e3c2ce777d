import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { type SignedAs, signId, verifyId } from "./signed-id";

/** A cookie that holds one signed id, out of reach for scripts. It can be written in route handlers only. */
export function signedCookie(name: string, as: SignedAs, days: number) {
  return {
    /** Undefined when there is none, or a forged one. One of the last secret counts, while that is being replaced. */
    async read(): Promise<string | undefined> {
      const jar = await cookies();
      const value = jar.get(name)?.value;
      const { VISITOR_SECRET, VISITOR_SECRET_OLD } = env();
      const known = verifyId(value, as, VISITOR_SECRET);
      return known ?? (VISITOR_SECRET_OLD ? verifyId(value, as, VISITOR_SECRET_OLD) : undefined);
    },
    /** Whether what `read` gives is signed with the last secret, and wants writing anew. */
    async isOld(): Promise<boolean> {
      const jar = await cookies();
      return verifyId(jar.get(name)?.value, as, env().VISITOR_SECRET) === undefined;
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
