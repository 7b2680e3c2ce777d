import { z } from "zod";
import { type Finding, findingsOf, type Values } from "../finding";
import { question } from "./question";

const { ok, problem } = findingsOf("reCAPTCHA");

/** Google names a wrong secret before it looks at the token, which is none. */
export async function tryCaptcha(values: Values): Promise<Finding[]> {
  const { RECAPTCHA_BASE_URL: base, RECAPTCHA_SECRET_KEY: secret = "" } = values;
  const { status, json } = await question(`${base || "https://www.google.com/recaptcha"}/api/siteverify`, {
    method: "POST",
    body: new URLSearchParams({ secret, response: "check-env" }),
  });
  const answer = z
    .object({ success: z.boolean(), "error-codes": z.array(z.string()).default([]) })
    .safeParse(json).data;
  if (!answer) return [problem("RECAPTCHA_BASE_URL", `answered ${status}, which is no siteverify`)];
  return answer["error-codes"].some((code) => code.includes("secret"))
    ? [problem("RECAPTCHA_SECRET_KEY", "is not taken by Google")]
    : [ok("RECAPTCHA_SECRET_KEY", "is taken; whether the site key is its twin shows at the first form")];
}
