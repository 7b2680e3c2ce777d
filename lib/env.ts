import { z } from "zod";

const secret = z.string().min(32, "needs at least 32 characters");
const optional = <T extends z.ZodType>(inner: T) =>
  z.preprocess((v) => (v === "" ? undefined : v), inner.optional());
const originPattern = /^(https?|wss?):\/\/(\*\.)?[a-z0-9.[\]:-]+$/i;
const origins = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(originPattern, "holds something that is not an origin like https://host")));

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  NEXT_PUBLIC_APP_URL: z.url({ protocol: /^https?$/ }),
  VISITOR_SECRET: secret,
  CRON_SECRET: z.string().min(16, "needs at least 16 characters"),
  RETELL_API_KEY: z.string().min(1),
  RETELL_WEBHOOK_KEY: optional(z.string()),
  RETELL_WEBHOOK_KEY_NEXT: optional(z.string()),
  RETELL_BASE_URL: optional(z.url({ protocol: /^https?$/ })),
  RETELL_AGENT_ID: z.string().min(1),
  VOICE_CONNECT_ORIGINS: z.preprocess((v) => v || "wss://*.livekit.cloud https://*.livekit.cloud", origins),
  RECORDING_ORIGINS: z.preprocess((v) => v || "", origins),
  NEXT_PUBLIC_SUPABASE_URL: z.url({ protocol: /^https?$/ }),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** The server's settings, read once at run time. Throws one message that lists every problem. */
export function env(): Env {
  // The whole object is handed over, so that the build inlines none of the NEXT_PUBLIC_ names.
  cached ??= parseEnv(process.env);
  return cached;
}

/** Throws one message that names every variable that is missing or wrong, and quotes no value. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = schema.safeParse(source);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${source[name] ? issue.message : "is missing"}`;
  });
  const lines = [...new Set(problems)].sort();
  throw new Error(`The environment is not complete:\n${lines.join("\n")}\n.env.example explains each name.`);
}
