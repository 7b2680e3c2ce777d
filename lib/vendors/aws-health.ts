import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";
import { inSpan } from "./span";

export type AwsSettings = {
  AWS_REGION: string;
  AWS_ACCESS_KEY_ID: string;
  AWS_SECRET_ACCESS_KEY: string;
  AWS_ENDPOINT_URL_S3?: string | undefined;
  AWS_ENDPOINT_URL_LAMBDA?: string | undefined;
  S3_BUCKET: string;
  LAMBDA_VIDEO_FUNCTION: string;
};

/** Questions that change nothing. Apart from the clients that make clips: these give up at once. */
export function createAwsProbes(settings: AwsSettings) {
  const { AWS_ENDPOINT_URL_S3: s3Url, AWS_ENDPOINT_URL_LAMBDA: lambdaUrl } = settings;
  const { timeoutMs } = policy.health;
  const basics = {
    region: settings.AWS_REGION,
    credentials: {
      accessKeyId: settings.AWS_ACCESS_KEY_ID,
      secretAccessKey: settings.AWS_SECRET_ACCESS_KEY,
    },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  };
  const s3 = new S3Client({ ...basics, ...(s3Url && { endpoint: s3Url, forcePathStyle: true }) });
  const lambda = new LambdaClient({ ...basics, ...(lambdaUrl && { endpoint: lambdaUrl }) });
  const inTime = () => ({ abortSignal: AbortSignal.timeout(timeoutMs) });
  return {
    /** Whether the bucket is there and ours. Throws what S3's client throws. */
    pingBucket: async (): Promise<void> => {
      const question = new HeadBucketCommand({ Bucket: settings.S3_BUCKET });
      await inSpan(
        () => "s3 HeadBucket",
        () => s3.send(question, inTime()),
      );
    },
    /** Whether the function is there and may be invoked; nothing runs. Throws what Lambda's client throws. */
    pingFunction: async (): Promise<void> => {
      const FunctionName = settings.LAMBDA_VIDEO_FUNCTION;
      const question = new InvokeCommand({ FunctionName, InvocationType: "DryRun" });
      const ask = () => lambda.send(question, inTime());
      const { StatusCode } = await inSpan(() => "lambda Invoke DryRun", ask);
      if (StatusCode !== 204) throw new TypeError("no dry run");
    },
  };
}

let probes: ReturnType<typeof createAwsProbes> | undefined;

/** The app's own. */
export function awsProbes() {
  probes ??= createAwsProbes(env());
  return probes;
}
