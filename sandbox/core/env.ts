import { resolve } from "node:path";
import { z } from "zod";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]", "::1"]);

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4010),
  SANDBOX_DIR: z.string().min(1).default(".sandbox"),
  SANDBOX_HOST: z.string().default("127.0.0.1"),
  SANDBOX_LLM_URL: z.url().optional(),
  SANDBOX_LLM_MODEL: z.string().default("local"),
  RETELL_API_KEY: z.string().min(1).default("key_sandbox_0000000000000000"),
  RETELL_WEBHOOK_KEY: z.string().optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().min(1).default("sb_secret_sandbox_0000000000000000"),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().min(1).default("sb_publishable_sandbox_0000000000"),
  CRON_SECRET: z.string().min(1).default("sandbox-cron-secret-0000000000000000"),
  UPSTASH_REDIS_REST_TOKEN: z.string().min(1).default("sandbox-redis-token"),
  RECAPTCHA_SECRET_KEY: z.string().min(1).default("sandbox-recaptcha-secret"),
  NEXT_PUBLIC_RECAPTCHA_SITE_KEY: z.string().min(1).default("sandbox-site-key"),
  AWS_REGION: z.string().min(1).default("us-east-1"),
  AWS_ACCESS_KEY_ID: z.string().min(1).default("sandbox"),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).default("sandbox-secret"),
  S3_BUCKET: z.string().min(3).default("doc-clips"),
  LAMBDA_VIDEO_FUNCTION: z.string().min(1).default("doc-video-generator"),
  RECORDING_ORIGINS: z.string().optional(),
  FFMPEG_PATH: z.string().optional(),
  DEEPGRAM_API_KEY: z.string().min(1).default("sandbox-deepgram-key"),
  PATH: z.string().default(""),
});

export type SandboxEnv = ReturnType<typeof readSandboxEnv>;

/**
 * The sandbox's settings. Throws in words when a value is wrong, or when it is asked to run where it must not: on a
 * host that is not loopback, or on Vercel.
 */
export function readSandboxEnv(source: Record<string, string | undefined> = process.env) {
  if (source.VERCEL)
    throw new Error("The sandbox never runs on Vercel (VERCEL is set). Nothing was started.");
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const { data: env, error } = schema.safeParse(given);
  if (error) throw new Error(`${z.prettifyError(error)}\nNothing was started.`);
  if (!loopback.has(env.SANDBOX_HOST)) {
    throw new Error(`The sandbox listens on loopback only, not on ${env.SANDBOX_HOST}. Nothing was started.`);
  }
  // 0 is any free port, and never the same one twice.
  if (env.PORT === env.SANDBOX_PORT && env.PORT !== 0) {
    throw new Error(`PORT and SANDBOX_PORT are both ${env.PORT}: choose two. Nothing was started.`);
  }
  return {
    appPort: env.PORT,
    port: env.SANDBOX_PORT,
    host: env.SANDBOX_HOST,
    dir: resolve(env.SANDBOX_DIR),
    llm: env.SANDBOX_LLM_URL ? { url: env.SANDBOX_LLM_URL, model: env.SANDBOX_LLM_MODEL } : undefined,
    retellApiKey: env.RETELL_API_KEY,
    retellWebhookKey: env.RETELL_WEBHOOK_KEY ?? env.RETELL_API_KEY,
    supabaseServiceKey: env.SUPABASE_SERVICE_ROLE_KEY,
    supabasePublishableKey: env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
    cronSecret: env.CRON_SECRET,
    upstashToken: env.UPSTASH_REDIS_REST_TOKEN,
    recaptchaSecret: env.RECAPTCHA_SECRET_KEY,
    recaptchaSiteKey: env.NEXT_PUBLIC_RECAPTCHA_SITE_KEY,
    aws: {
      region: env.AWS_REGION,
      keys: { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY },
    },
    bucket: env.S3_BUCKET,
    videoFunction: env.LAMBDA_VIDEO_FUNCTION,
    /** Where the video function may fetch from; the sandbox itself when not given. */
    recordingOrigins: env.RECORDING_ORIGINS,
    ffmpegPath: env.FFMPEG_PATH,
    deepgramKey: env.DEEPGRAM_API_KEY,
    /** Where redis-server or valkey-server is looked for. */
    searchPath: env.PATH,
  };
}
