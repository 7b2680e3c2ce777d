import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { bearerOf } from "./bearer";

/** Lets the platform's scheduler in, by `Authorization: Bearer CRON_SECRET`. Throws `unauthorized`. */
export function requireCron(headers: Headers): void {
  const given = bearerOf(headers.get("authorization")) ?? "";
  if (!timingSafeEqual(digest(given), digest(env().CRON_SECRET))) throw new AppError("unauthorized");
}

const digest = (text: string) => createHash("sha256").update(text).digest();
