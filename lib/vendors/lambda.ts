import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { z } from "zod";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";
import { currentRequest } from "@/lib/log-context";
import type { ClipEvent, ClipResult } from "@/types/clip";
import { AwsFailure, clipsUnavailable } from "./aws-failure";
import { clipResultSchema } from "./clip-result";
import { inSpan } from "./span";

let cached: LambdaClient | undefined;

function client(): LambdaClient {
  const { AWS_REGION, AWS_ENDPOINT_URL_LAMBDA, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env();
  cached ??= new LambdaClient({
    region: AWS_REGION,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    // A clip is expensive: whether it is asked for again is for the job to say.
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: policy.timeouts.connect,
      requestTimeout: policy.clips.functionSeconds * 1000,
      throwOnRequestTimeout: true,
    },
    ...(AWS_ENDPOINT_URL_LAMBDA && { endpoint: AWS_ENDPOINT_URL_LAMBDA }),
  });
  return cached;
}

const answer = z.object({ statusCode: z.number(), body: z.string() });

/**
 * Has the video function make a clip, and waits for it. Throws `clips_unavailable` when it could not be asked, died, took
 * too long, or answered what is no result: it may have made the clip all the same, and left word at the result's key.
 */
export async function invokeVideo(event: ClipEvent): Promise<ClipResult> {
  try {
    const given = await inSpan(
      () => "lambda Invoke",
      () => send(event),
    );
    if (given.FunctionError) throw new AwsFailure(given.FunctionError);
    const { body } = answer.parse(JSON.parse(Buffer.from(given.Payload ?? []).toString("utf8")));
    return clipResultSchema.parse(JSON.parse(body));
  } catch (error) {
    throw clipsUnavailable(error);
  }
}

/** With the id of the request that is being worked on, for the function's own log. */
function send(event: ClipEvent) {
  const { requestId } = currentRequest() ?? {};
  return client().send(
    new InvokeCommand({
      FunctionName: env().LAMBDA_VIDEO_FUNCTION,
      InvocationType: "RequestResponse",
      Payload: Buffer.from(JSON.stringify({ ...event, ...(requestId && { requestId }) } satisfies ClipEvent)),
    }),
    { abortSignal: AbortSignal.timeout(policy.clips.functionSeconds * 1000) },
  );
}
