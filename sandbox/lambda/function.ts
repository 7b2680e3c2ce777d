import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SandboxContext } from "../core/context";

export const ACCOUNT = "000000000000";

/** A deployed function: its code, its settings, its limits. Those of ours are in lambda/video-generator/template.yaml. */
export type DeployedFunction = {
  name: string;
  arn: string;
  /** The file that exports `handler`. */
  bundle: string;
  env: () => Record<string, string>;
  timeoutMs: number;
  /** Processes at most, each with one event at a time. */
  concurrency: number;
  /** Of an event whose function failed. */
  eventRetries: number;
};

const bundle = join(import.meta.dirname, "../../dist/lambda/video-generator/index.mjs");

/** The video function as `deploy.sh` leaves it, but that it runs here, with the sandbox as its neighbours. */
export function videoFunction(
  { env, origin }: Pick<SandboxContext, "env" | "origin">,
  code = bundle,
): DeployedFunction {
  const { aws, videoFunction: name } = env;
  return {
    name,
    arn: `arn:aws:lambda:${aws.region}:${ACCOUNT}:function:${name}`,
    bundle: code,
    env: () => ({
      S3_BUCKET: env.bucket,
      DEEPGRAM_API_KEY: env.deepgramKey,
      DEEPGRAM_BASE_URL: `${origin()}/deepgram`,
      RECORDING_ORIGINS: env.recordingOrigins ?? origin(),
      AWS_ENDPOINT_URL_S3: `${origin()}/s3`,
      AWS_ACCESS_KEY_ID: aws.keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: aws.keys.secretAccessKey,
      // The layer's place is taken by the binary that npm brought.
      FFMPEG_PATH: env.ffmpegPath ?? installedFfmpeg(),
      AWS_REGION: aws.region,
      AWS_DEFAULT_REGION: aws.region,
      AWS_LAMBDA_FUNCTION_NAME: name,
      AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1769",
      AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
      LAMBDA_TASK_ROOT: dirname(code),
      _HANDLER: "index.handler",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      TZ: ":UTC",
    }),
    timeoutMs: 120_000,
    concurrency: 2,
    eventRetries: 1,
  };
}

function installedFfmpeg(): string {
  const { path }: { path: string } = createRequire(import.meta.url)("@ffmpeg-installer/ffmpeg");
  return path;
}
