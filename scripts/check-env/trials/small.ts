import { z } from "zod";
import { createAwsProbes } from "@/lib/vendors/aws-health";
import { type Finding, findingsOf, type Values } from "../finding";
import { question } from "./question";

const upstash = findingsOf("Upstash");
const captcha = findingsOf("reCAPTCHA");
const aws = findingsOf("AWS");
const deepgram = findingsOf("Deepgram");

/** A read-only token pings too, and runs no script. */
export async function tryUpstash(values: Values): Promise<Finding[]> {
  const { UPSTASH_REDIS_REST_URL: address = "", UPSTASH_REDIS_REST_TOKEN: token = "" } = values;
  const ask = (command: string[]) =>
    question(address, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(command),
    });
  const ping = await ask(["PING"]);
  if (ping.status === 401) return [upstash.problem("UPSTASH_REDIS_REST_TOKEN", "is not taken by Upstash")];
  if (z.object({ result: z.literal("PONG") }).safeParse(ping.json).success === false) {
    return [
      upstash.problem("UPSTASH_REDIS_REST_URL", `answered ${ping.status}, which is no Redis that is up`),
    ];
  }
  const script = await ask(["EVAL", "return 1", "0"]);
  return script.status === 200
    ? [upstash.ok("UPSTASH_REDIS_REST_TOKEN", "pings, and runs scripts")]
    : [upstash.problem("UPSTASH_REDIS_REST_TOKEN", "runs no scripts; the read-only token?")];
}

/** Google names a wrong secret before it looks at the token, which is none. */
export async function tryCaptcha(values: Values): Promise<Finding[]> {
  const { RECAPTCHA_BASE_URL: base, RECAPTCHA_SECRET_KEY: secret = "" } = values;
  const { status, json } = await question(`${base || "https://www.google.com/recaptcha"}/api/siteverify`, {
    method: "POST",
    body: new URLSearchParams({ secret, response: "check-env" }),
  });
  const answer = z
    .object({ success: z.boolean(), "error-codes": z.array(z.string()).default([]) })
    .safeParse(json).data;
  if (!answer) return [captcha.problem("RECAPTCHA_BASE_URL", `answered ${status}, which is no siteverify`)];
  return answer["error-codes"].some((code) => code.includes("secret"))
    ? [captcha.problem("RECAPTCHA_SECRET_KEY", "is not taken by Google")]
    : [
        captcha.ok(
          "RECAPTCHA_SECRET_KEY",
          "is taken; whether the site key is its twin shows at the first form",
        ),
      ];
}

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
      () => aws.ok(name, "is there, and the app's user may use it"),
      (error: unknown) => aws.problem(name, awsSentence(error)),
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

/** HEAD has no body, so that S3 tells a wrong key and a missing right alike. */
function awsSentence(error: unknown): string {
  const { name, $metadata } = awsError.safeParse(error).data ?? { name: "", $metadata: {} };
  const { httpStatusCode: status } = $metadata;
  if (status === 404) return "is not in this account and region: lambda/video-generator/deploy.sh makes it";
  if (status === 301) return "is in another region than AWS_REGION";
  if (status === 401 || status === 403)
    return `is not open to the app's user: wrong key, or a right that lacks (${name})`;
  return status === undefined ? "cannot be reached from here" : `answered ${status}`;
}

/** Nothing to say costs nothing: a taken key is told that the text lacks. */
export async function tryDeepgram(values: Values): Promise<Finding[]> {
  const { DEEPGRAM_API_KEY: key = "", DEEPGRAM_BASE_URL: base } = values;
  const { status } = await question(`${base || "https://api.deepgram.com"}/v1/speak?model=aura-2-arcas-en`, {
    method: "POST",
    headers: { authorization: `Token ${key}`, "content-type": "application/json" },
    body: '{"text":""}',
  });
  if (status === 400) return [deepgram.ok("DEEPGRAM_API_KEY", "is taken")];
  if (status === 401 || status === 403) {
    return [deepgram.problem("DEEPGRAM_API_KEY", "is not taken by Deepgram, or may not speak")];
  }
  if (status === 402) return [deepgram.problem("DEEPGRAM_API_KEY", "is of a project without credit")];
  return [deepgram.problem("DEEPGRAM_API_KEY", `met an answer of ${status}`)];
}
