import { z } from "zod";

const secret = z.string().min(32, "needs at least 32 characters");
const optional = <T extends z.ZodType>(inner: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), inner.optional());
const originPattern = /^(https?|wss?):\/\/(\*\.)?[a-z0-9.[\]:-]+$/i;
const origins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(originPattern, "holds something that is not an origin like https://host")));

const emails = z
  .string()
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .pipe(z.array(z.email("holds something that is not an e-mail address")));

/** A number of policy, when the environment says another. */
const whole = "must be a whole number, 0 or more";
const count = optional(z.coerce.number(whole).int(whole).min(0, whole));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  NEXT_PUBLIC_APP_URL: z.url({ protocol: /^https?$/ }),
  VISITOR_SECRET: secret,
  VISITOR_SECRET_OLD: optional(secret),
  CRON_SECRET: z.string().min(16, "needs at least 16 characters"),
  RETELL_API_KEY: z.string().min(1),
  RETELL_WEBHOOK_KEY: optional(z.string()),
  RETELL_WEBHOOK_KEY_NEXT: optional(z.string()),
  RETELL_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  RETELL_AGENT_ID: z.string().min(1),
  RETELL_DEMO_AGENT_ID: z.string().min(1),
  RETELL_PHONE_NUMBER: z.string().regex(/^\+\d{8,15}$/, "is not a number like +14155550123"),
  VOICE_CONNECT_ORIGINS: z.preprocess((v) => v || "wss://*.livekit.cloud https://*.livekit.cloud", origins),
  RECORDING_ORIGINS: z.preprocess((v) => v || "", origins),
  HASH_SECRET: secret,
  HASH_SECRET_OLD: optional(secret),
  CLIENT_ADDRESS_HEADER: z.preprocess((v) => v || "x-real-ip", z.string().regex(/^[a-z0-9-]+$/i)),
  VERCEL: optional(z.string()),
  /** Who may see the operators' page. */
  OPS_EMAILS: z.preprocess((v) => v || "", emails),
  NEXT_PUBLIC_RECAPTCHA_SITE_KEY: z.string().min(1),
  RECAPTCHA_SECRET_KEY: z.string().min(1),
  RECAPTCHA_BASE_URL: z.preprocess(
    (v) => v || "https://www.google.com/recaptcha",
    z.url({ protocol: /^https?$/ }),
  ),
  UPSTASH_REDIS_REST_URL: z.url({ protocol: /^https?$/ }),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1),
  AWS_REGION: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "is not a region like us-east-1"),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_ENDPOINT_URL_S3: optional(z.url({ protocol: /^https?$/ })),
  AWS_ENDPOINT_URL_LAMBDA: optional(z.url({ protocol: /^https?$/ })),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "is not a bucket's name"),
  LAMBDA_VIDEO_FUNCTION: z.string().min(1),
  MAX_CONCURRENT_CALLS: count,
  PHONE_RESERVE: count,
  DEMO_CALLS_PER_DAY: count,
  DEMO_MINUTES_PER_DAY: count,
  DEMO_CENTS_PER_MONTH: count,
  WEB_MINUTES_PER_DAY: count,
  NEXT_PUBLIC_SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(1),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ protocol: /^https?$/ })),
  OTEL_EXPORTER_OTLP_HEADERS: optional(z.string()),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The server's settings, read once at run time. Throws one message that lists every problem. */
export function env(): Env {
  // The whole object is handed over, so that the build inlines none of the NEXT_PUBLIC_ names.
  cached ??= parseEnv(process.env);
  return cached;
}

export type EnvProblem = { name: string; problem: string };

/** Every variable that is missing or wrong, by name, with no value quoted. */
export function envProblems(source: Record<string, string | undefined>): EnvProblem[] {
  const { error } = schema.safeParse(source);
  return (error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return { name, problem: source[name] ? issue.message : "is missing" };
  });
}

/** Throws one message that names every variable that is missing or wrong, and quotes no value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const lines = envProblems(source).map(({ name, problem }) => `  ${name}: ${problem}`);
  const told = [...new Set(lines)].sort().join("\n");
  throw new Error(`The environment is not complete:\n${told}\n.env.example explains each name.`);
}
