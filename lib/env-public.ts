import { z } from "zod";

const schema = z.object({
  NEXT_PUBLIC_APP_URL: z.url({ protocol: /^https?$/ }),
  NEXT_PUBLIC_RECAPTCHA_SITE_KEY: z.string().default(""),
  RECAPTCHA_BASE_URL: z.preprocess((v) => v || "https://www.google.com/recaptcha", z.url()),
});

export type PublicEnv = { appUrl: string; recaptchaSiteKey: string; recaptchaBaseUrl: string };

/** What pages may show, read on the server at request time: one build serves any address. */
export function publicEnv(): PublicEnv {
  // The whole object is handed over, so that the build inlines none of the NEXT_PUBLIC_ names.
  const env = schema.parse(process.env);
  return {
    appUrl: env.NEXT_PUBLIC_APP_URL,
    recaptchaSiteKey: env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY,
    recaptchaBaseUrl: env.RECAPTCHA_BASE_URL,
  };
}
