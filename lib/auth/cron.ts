import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { bearerOf } from "./bearer";

/** Lets the platform's scheduler in, by `Authorization: Bearer CRON_SECRET`. Throws `unauthorized`. */
export function requireCron(headers: Headers): void {
  if (!isCron(headers)) throw new AppError("unauthorized");
}

/** Whether the scheduler asks, or an operator with its secret. */
export function isCron(headers: Headers): boolean {
  const given = bearerOf(headers.get("authorization")) ?? "";
  return timingSafeEqual(digest(given), digest(env().CRON_SECRET));
}

const digest = (text: string) => createHash("sha256").update(text).digest();
