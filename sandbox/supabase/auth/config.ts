import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "smol-toml";
import { z } from "zod";

const UNITS_SECONDS = { s: 1, m: 60, h: 3600 } as const;

/** "60s", "1m": a duration as the Supabase CLI takes it. */
const duration = z
  .string()
  .regex(/^\d+[smh]$/)
  .transform((text) => Number.parseInt(text, 10) * UNITS_SECONDS[text.slice(-1) as "s" | "m" | "h"]);

const template = z.object({ subject: z.string().min(1), content_path: z.string().min(1) });

const schema = z.object({
  auth: z.object({
    jwt_expiry: z.int().positive(),
    enable_refresh_token_rotation: z.boolean(),
    refresh_token_reuse_interval: z.int().nonnegative(),
    enable_signup: z.boolean(),
    rate_limit: z.object({
      sign_in_sign_ups: z.int().positive(),
      token_verifications: z.int().positive(),
      token_refresh: z.int().positive(),
      email_sent: z.int().positive(),
    }),
    email: z.object({
      max_frequency: duration,
      otp_length: z.int().min(6).max(10),
      otp_expiry: z.int().positive(),
      smtp: z.object({ sender_name: z.string() }),
      template: z.object({ confirmation: template, magic_link: template }),
    }),
  }),
});

export type AuthConfig = ReturnType<typeof readAuthConfig>;
export type MailTemplate = { subject: string; html: string };

/** Section `[auth]` of `supabase/config.toml`, with the mail templates it names. Throws in words when it is wrong. */
export function readAuthConfig(project: string) {
  const file = join(project, "supabase/config.toml");
  const { data, error } = schema.safeParse(parse(readFileSync(file, "utf8")));
  if (error) throw new Error(`${file} cannot be used by the sandbox:\n${z.prettifyError(error)}`);
  const { auth } = data;
  const { email, rate_limit: rates } = auth;
  const load = ({ subject, content_path }: z.infer<typeof template>): MailTemplate => ({
    subject,
    html: readFileSync(join(project, content_path), "utf8"),
  });
  return {
    accessTokenSeconds: auth.jwt_expiry,
    isRotating: auth.enable_refresh_token_rotation,
    reuseSeconds: auth.refresh_token_reuse_interval,
    isOpenToNewcomers: auth.enable_signup,
    codeLength: email.otp_length,
    codeSeconds: email.otp_expiry,
    mailPauseSeconds: email.max_frequency,
    senderName: email.smtp.sender_name,
    limits: {
      otp: rates.sign_in_sign_ups,
      verify: rates.token_verifications,
      token: rates.token_refresh,
      mailsPerHour: rates.email_sent,
    },
    templates: {
      confirmation: load(email.template.confirmation),
      magic_link: load(email.template.magic_link),
    },
  };
}
