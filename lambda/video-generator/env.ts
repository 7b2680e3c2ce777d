// As a namespace, so that the bundle leaves out what is not used (a quarter of a megabyte of languages).
import * as z from "zod";

const base = (address: string) => z.preprocess((v) => v || address, z.url({ protocol: /^https?$/ }));
const optional = z.preprocess((v) => (v === "" ? undefined : v), z.string().optional());
const exactOrigin = z
  .string()
  .regex(/^https?:\/\/[a-z0-9.[\]:-]+$/i, "is not an origin like https://host")
  .transform((text) => new URL(text).origin);

const schema = z.object({
  S3_BUCKET: z.string().min(3),
  AWS_REGION: z.string().min(1),
  AWS_ENDPOINT_URL_S3: optional,
  DEEPGRAM_API_KEY: z.string().min(1),
  DEEPGRAM_BASE_URL: base("https://api.deepgram.com"),
  RECORDING_ORIGINS: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(exactOrigin).min(1)),
  FFMPEG_PATH: optional,
});

export type Env = z.infer<typeof schema>;

/** The function's settings. Throws one message that lists every problem. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; "));
}
