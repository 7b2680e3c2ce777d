import { z } from "zod";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { inTime } from "./in-time";
import { inSpan } from "./span";

const schema = z.object({
  success: z.boolean(),
  score: z.number().optional(),
  action: z.string().optional(),
  hostname: z.string().optional(),
  challenge_ts: z.coerce.date().optional(),
  "error-codes": z.array(z.string()).optional(),
});

export type CaptchaVerdict = {
  isValid: boolean;
  score: number;
  action: string | undefined;
  hostname: string | undefined;
  solvedAt: Date | undefined;
};

/** What Google says of a token; each token is good for one question. Throws `captcha_unavailable`. */
export async function verifyCaptcha(token: string): Promise<CaptchaVerdict> {
  const { RECAPTCHA_BASE_URL, RECAPTCHA_SECRET_KEY } = env();
  const ask = () =>
    fetch(`${RECAPTCHA_BASE_URL}/api/siteverify`, {
      method: "POST",
      body: new URLSearchParams({ secret: RECAPTCHA_SECRET_KEY, response: token }),
      signal: inTime(policy.timeouts.captcha),
    });
  const response = await inSpan(() => "recaptcha POST /api/siteverify", ask).catch(refuse);
  if (!response.ok) return refuse(new Error(`siteverify answered ${response.status}`));
  const parsed = schema.safeParse(await response.json().catch(refuse));
  if (!parsed.success) return refuse(parsed.error);
  const { success, score, action, hostname, challenge_ts: solvedAt } = parsed.data;
  if (parsed.data["error-codes"]?.some((code) => code.includes("secret")))
    return refuse(new Error("secret refused"));
  return { isValid: success, score: score ?? 0, action, hostname, solvedAt };
}

function refuse(cause: unknown): never {
  throw new AppError("captcha_unavailable", { cause });
}
