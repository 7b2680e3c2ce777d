import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** Lets the platform's scheduler in, by `Authorization: Bearer CRON_SECRET`. Throws `unauthorized`. */
export function requireCron(headers: Headers): void {
  const given = headers.get("authorization") ?? "";
  if (!timingSafeEqual(digest(given), digest(`Bearer ${env().CRON_SECRET}`)))
    throw new AppError("unauthorized");
}

const digest = (text: string) => createHash("sha256").update(text).digest();
