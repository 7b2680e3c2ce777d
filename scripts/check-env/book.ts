export const groups = [
  "The app",
  "Retell",
  "Supabase",
  "Upstash",
  "reCAPTCHA",
  "AWS",
  "Deepgram",
  "Traces",
  "Numbers",
] as const;
export type Group = (typeof groups)[number];

/**
 * `app`: the server does not start without it. `part`: it starts, and a part of the product does not work. `else`: it has a
 * default, or another program needs it.
 */
export type Entry = {
  group: Group;
  need: "app" | "part" | "else";
  what: string;
  from: string;
  without: string;
};

const entry =
  (group: Group, need: Entry["need"]) =>
  (what: string, from: string, without: string): Entry => ({ group, need, what, from, without });

const app = entry("The app", "app");
const appElse = entry("The app", "else");
const retell = entry("Retell", "app");
const retellElse = entry("Retell", "else");
const retellPart = entry("Retell", "part");
const supabase = entry("Supabase", "app");
const upstash = entry("Upstash", "app");
const captcha = entry("reCAPTCHA", "app");
const captchaElse = entry("reCAPTCHA", "else");
const aws = entry("AWS", "app");
const awsElse = entry("AWS", "else");
const deepgram = entry("Deepgram", "else");
const traces = entry("Traces", "else");
const numbers = entry("Numbers", "else");

const rotation = "docs/deploy.md, rotation";
export const noStart = "the server does not start";
const random = "make one: openssl rand -hex 32";
const bySetup = "npm run setup:retell -- --apply writes it";
const byPolicy = "lib/limits/policy.ts decides";
const sandboxOnly = "leave it empty: only the sandbox has another address";

/** What each name of .env.example is for, where it comes from, and what is not without it. */
export const book: Record<string, Entry> = {
  NEXT_PUBLIC_APP_URL: app("the address people open, with https", "the domain of the deployment", noStart),
  VISITOR_SECRET: app("signs cookies and tokens", random, noStart),
  HASH_SECRET: app("keys the hashes of phone numbers and addresses, and seals e-mails", random, noStart),
  VISITOR_SECRET_OLD: appElse(
    "the last VISITOR_SECRET, while cookies of it live",
    rotation,
    "one secret holds",
  ),
  HASH_SECRET_OLD: appElse(
    "the last HASH_SECRET, for numbers blocked and links sealed under it",
    rotation,
    "one secret holds",
  ),
  CRON_SECRET: app("lets the scheduler call the sweeps", "openssl rand -hex 16", noStart),
  CLIENT_ADDRESS_HEADER: appElse(
    "the header that the platform overwrites with the client's address; not read on Vercel",
    "the platform's documentation",
    "x-real-ip is read",
  ),
  OPS_EMAILS: appElse("who may open /ops, with commas", "your operators", "nobody may open /ops"),
  VERCEL: appElse("says that Vercel runs this", "Vercel sets it itself", "nothing, elsewhere"),
  RETELL_API_KEY: retell("makes, reads and deletes calls", "Retell: API keys", noStart),
  RETELL_WEBHOOK_KEY: retellElse(
    "proves that webhooks are Retell's",
    "Retell: the API key with the webhook badge",
    "the API key is used for it",
  ),
  RETELL_WEBHOOK_KEY_NEXT: retellElse(
    "a second webhook key while one is changed for another",
    rotation,
    "one key holds",
  ),
  RETELL_BASE_URL: retellElse("another address for Retell's API", sandboxOnly, "api.retellai.com is asked"),
  RETELL_LLM_ID: retellElse("Doc's LLM, for setup:retell alone", bySetup, "setup:retell looks for it"),
  RETELL_AGENT_ID: retell("Doc, for calls in the browser", bySetup, noStart),
  RETELL_DEMO_LLM_ID: retellElse(
    "the demo's LLM, for setup:retell alone",
    bySetup,
    "setup:retell looks for it",
  ),
  RETELL_DEMO_AGENT_ID: retell("the agent who rings phones", bySetup, noStart),
  RETELL_PHONE_NUMBER: retell("the number that calls come from", bySetup, noStart),
  VOICE_CONNECT_ORIGINS: retellElse(
    "where pages may connect for voice",
    sandboxOnly,
    "LiveKit's hosts are allowed",
  ),
  RECORDING_ORIGINS: retellPart(
    "where recordings may be fetched from: scheme and host, exact",
    "the host of recording_url of a first call",
    "recordings cannot be played, and no clip can be made",
  ),
  NEXT_PUBLIC_SUPABASE_URL: supabase(
    "the project's address",
    "Supabase: Project settings, Data API",
    noStart,
  ),
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: supabase(
    "the key that may be public (sb_publishable_...)",
    "Supabase: Project settings, API keys",
    noStart,
  ),
  SUPABASE_SERVICE_ROLE_KEY: supabase(
    "the secret key (sb_secret_...), for the server alone",
    "Supabase: Project settings, API keys",
    noStart,
  ),
  UPSTASH_REDIS_REST_URL: upstash("Redis, over https", "Upstash: the database's REST API", noStart),
  UPSTASH_REDIS_REST_TOKEN: upstash(
    "its token, not the read-only one",
    "Upstash: beside the address",
    noStart,
  ),
  NEXT_PUBLIC_RECAPTCHA_SITE_KEY: captcha(
    "the form's key of reCAPTCHA v3",
    "Google: reCAPTCHA admin",
    noStart,
  ),
  RECAPTCHA_SECRET_KEY: captcha("asks Google about a token", "Google: beside the site key", noStart),
  RECAPTCHA_BASE_URL: captchaElse("another address for it", sandboxOnly, "Google is asked"),
  AWS_REGION: aws("where bucket and function are", "lambda/video-generator/deploy.sh", noStart),
  AWS_ACCESS_KEY_ID: aws("the app's own AWS user", "docs/deploy.md, AWS", noStart),
  AWS_SECRET_ACCESS_KEY: aws("its secret", "docs/deploy.md, AWS", noStart),
  AWS_ENDPOINT_URL_S3: awsElse("another address for S3", sandboxOnly, "AWS is asked"),
  AWS_ENDPOINT_URL_LAMBDA: awsElse("another address for Lambda", sandboxOnly, "AWS is asked"),
  S3_BUCKET: aws("the bucket of clips", "lambda/video-generator/deploy.sh makes it", noStart),
  LAMBDA_VIDEO_FUNCTION: aws(
    "the function that makes clips",
    "lambda/video-generator/deploy.sh makes it",
    noStart,
  ),
  DEEPGRAM_API_KEY: deepgram(
    "speaks in the physician's place; deploy.sh hands it to the video function, the app has no use for it",
    "Deepgram: API keys",
    "the video function cannot be deployed",
  ),
  DEEPGRAM_BASE_URL: deepgram("another address for Deepgram", sandboxOnly, "api.deepgram.com is asked"),
  OTEL_EXPORTER_OTLP_ENDPOINT: traces(
    "where spans are sent by OTLP over HTTP",
    "whoever keeps your traces",
    "nothing is traced",
  ),
  OTEL_EXPORTER_OTLP_HEADERS: traces(
    "name=value,name=value for that receiver",
    "the same",
    "no key is sent along",
  ),
  MAX_CONCURRENT_CALLS: numbers("calls at a time", "what the Retell account allows", byPolicy),
  PHONE_RESERVE: numbers("how many of those the browser leaves to the phone", "you", byPolicy),
  DEMO_CALLS_PER_DAY: numbers("phones rung a day", "you", byPolicy),
  DEMO_MINUTES_PER_DAY: numbers("minutes on phones a day", "you", byPolicy),
  DEMO_CENTS_PER_MONTH: numbers("money for phones a month", "you", byPolicy),
  WEB_MINUTES_PER_DAY: numbers("minutes in browsers a day", "you", byPolicy),
};
