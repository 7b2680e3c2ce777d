import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { HeadBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";

let clients: { s3: S3Client; lambda: LambdaClient } | undefined;

/** Apart from those that make clips: these give up at once. */
function awsClients() {
  const { AWS_REGION: region, AWS_ENDPOINT_URL_S3: s3, AWS_ENDPOINT_URL_LAMBDA: lambda, ...keys } = env();
  const { timeoutMs } = policy.health;
  const basics = {
    region,
    credentials: { accessKeyId: keys.AWS_ACCESS_KEY_ID, secretAccessKey: keys.AWS_SECRET_ACCESS_KEY },
    maxAttempts: 1,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  };
  clients ??= {
    s3: new S3Client({ ...basics, ...(s3 && { endpoint: s3, forcePathStyle: true }) }),
    lambda: new LambdaClient({ ...basics, ...(lambda && { endpoint: lambda }) }),
  };
  return clients;
}

/** Whether the bucket of the clips is there and ours. Throws what S3's client throws. */
export async function pingBucket(): Promise<void> {
  await awsClients().s3.send(new HeadBucketCommand({ Bucket: env().S3_BUCKET }), inTime());
}

/** Whether the video function is there and may be invoked; nothing runs. Throws what Lambda's client throws. */
export async function pingFunction(): Promise<void> {
  const question = new InvokeCommand({ FunctionName: env().LAMBDA_VIDEO_FUNCTION, InvocationType: "DryRun" });
  const { StatusCode } = await awsClients().lambda.send(question, inTime());
  if (StatusCode !== 204) throw new TypeError("no dry run");
}

const inTime = () => ({ abortSignal: AbortSignal.timeout(policy.health.timeoutMs) });
