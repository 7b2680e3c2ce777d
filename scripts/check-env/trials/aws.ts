import { z } from "zod";
import { createAwsProbes } from "@/lib/vendors/aws-health";
import { type Finding, findingsOf, type Values } from "../finding";

const { ok, problem } = findingsOf("AWS");

/** The bucket is asked for its head, the function for a dry run: nothing runs. */
export async function tryAws(values: Values): Promise<Finding[]> {
  const text = (name: string) => values[name] ?? "";
  const probes = createAwsProbes({
    AWS_REGION: text("AWS_REGION"),
    AWS_ACCESS_KEY_ID: text("AWS_ACCESS_KEY_ID"),
    AWS_SECRET_ACCESS_KEY: text("AWS_SECRET_ACCESS_KEY"),
    AWS_ENDPOINT_URL_S3: values.AWS_ENDPOINT_URL_S3 || undefined,
    AWS_ENDPOINT_URL_LAMBDA: values.AWS_ENDPOINT_URL_LAMBDA || undefined,
    S3_BUCKET: text("S3_BUCKET"),
    LAMBDA_VIDEO_FUNCTION: text("LAMBDA_VIDEO_FUNCTION"),
  });
  const tell = (name: string, work: Promise<void>) =>
    work.then(
      () => ok(name, "is there, and the app's user may use it"),
      (error: unknown) => problem(name, awsSentence(error)),
    );
  return Promise.all([
    tell("S3_BUCKET", probes.pingBucket()),
    tell("LAMBDA_VIDEO_FUNCTION", probes.pingFunction()),
  ]);
}

const awsError = z.object({
  name: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }),
});

/** HEAD has no body, so that S3 tells a wrong key and a missing right alike, and the SDK knows no name for either. */
export function awsSentence(error: unknown): string {
  const { name, $metadata } = awsError.safeParse(error).data ?? { name: "", $metadata: {} };
  const { httpStatusCode: status } = $metadata;
  if (status === 404) return "is not in this account and region: lambda/video-generator/deploy.sh makes it";
  if (status === 301) return "is in another region than AWS_REGION";
  if (status === 401 || status === 403) {
    const why = isNamed(name) ? name : `${status}, and not a word why`;
    return `is not open to the app's user: wrong key, or a right that lacks (${why})`;
  }
  return status === undefined ? "cannot be reached from here" : `answered ${status}`;
}

const isNamed = (name: string) => name !== "" && !name.startsWith("Unknown");
