import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { verifyCaptcha } from "@/lib/vendors/recaptcha";

/**
 * Lets a token through that Google calls good, for our action and our host, at least 0.5 human and at most 120 s old.
 * Google takes each token once. Throws `captcha_refused` (403) or `captcha_unavailable` (503).
 */
export async function checkCaptcha(token: string, now: Date): Promise<void> {
  const verdict = await verifyCaptcha(token);
  const ageMs = verdict.solvedAt ? now.getTime() - verdict.solvedAt.getTime() : Number.POSITIVE_INFINITY;
  const isGood =
    verdict.isValid &&
    verdict.action === policy.captcha.action &&
    verdict.hostname === new URL(env().NEXT_PUBLIC_APP_URL).hostname &&
    verdict.score >= policy.captcha.minimumScore &&
    ageMs <= policy.captcha.maximumAgeSeconds * 1000;
  if (!isGood) throw new AppError("captcha_refused");
}
