import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRequest } from "../../lib/log-context";
import { setRunSpan } from "../../lib/vendors/span";
import type { ClipEvent } from "../../types/clip";
import { type ServedLambda, serveLambda } from "../support/lambda";
import { type ServedS3, serveS3 } from "../support/s3";

let lambda: ServedLambda;
let bucket: ServedS3;
let invokeVideo: typeof import("../../lib/vendors/lambda").invokeVideo;
let s3: typeof import("../../lib/vendors/s3");
const event = { clipId: "clip", physicianText: "the night of the pager" } as ClipEvent;
const made = { success: false, error: { code: "source_gone", message: "Gone." } };

beforeAll(async () => {
  [lambda, bucket] = await Promise.all([serveLambda("export const handler = () => 1;"), serveS3()]);
  const example = parseEnv(readFileSync(".env.example", "utf8"));
  Object.assign(process.env, example, {
    RETELL_AGENT_ID: "agent",
    RETELL_DEMO_AGENT_ID: "agent",
    RETELL_PHONE_NUMBER: "+14155550123",
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
    AWS_ENDPOINT_URL_S3: bucket.endpoint,
  });
  ({ invokeVideo } = await import("../../lib/vendors/lambda"));
  s3 = await import("../../lib/vendors/s3");
});
afterAll(() => Promise.all([lambda?.stop(), bucket?.stop()]));

const answering = (body: string) => `export const handler = () => (${body});`;

test("what the video function answers is its result, a refusal too", async () => {
  lambda.deploy(answering(JSON.stringify({ statusCode: 410, body: JSON.stringify(made) })));
  expect(await invokeVideo(event)).toEqual(made);
});

test.each([
  [
    "a function that dies of an error",
    `export const handler = (event) => { throw new Error(event.physicianText) };`,
  ],
  ["a function that ends its process", "export const handler = () => process.exit(1);"],
  ["nothing", answering("undefined")],
  ["an answer without a body", answering("{ statusCode: 200 }")],
  ["a body that is no JSON", answering(`{ statusCode: 200, body: "<html>" }`)],
  ["a body that is no result", answering(`{ statusCode: 200, body: '{"success":true}' }`)],
  [
    "a reason that we do not know",
    answering(`{ statusCode: 500, body: '{"success":false,"error":{"code":"tired","message":""}}' }`),
  ],
])("%s is no result, and nothing of what was said is told of it", async (_name, code) => {
  lambda.deploy(code);
  const error = await invokeVideo(event).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "clips_unavailable" });
  expect(
    JSON.stringify([String(error), String((error as Error).cause), (error as Error).cause]),
  ).not.toContain("pager");
});

test("the video function is told which request wants its clip, and nothing where none does", async () => {
  const message = "JSON.stringify([event.requestId ?? null, event.clipId])";
  const body = `JSON.stringify({ success: false, error: { code: "source_gone", message: ${message} } })`;
  lambda.deploy(`export const handler = (event) => ({ statusCode: 410, body: ${body} });`);
  const told = async () => {
    const result = await invokeVideo(event);
    return result.success ? undefined : JSON.parse(result.error.message);
  };
  expect(await inRequest({ requestId: "id-of-a-request", route: "x" }, told)).toEqual([
    "id-of-a-request",
    "clip",
  ]);
  expect(await told()).toEqual([null, "clip"]);
});

test("each question to S3 and Lambda is a span with the request's id, named by what is asked and not of whom", async () => {
  const spans: string[] = [];
  setRunSpan(({ name, requestId }, work) => {
    spans.push(`${requestId} ${name}`);
    return work();
  });
  try {
    await inRequest({ requestId: "id", route: "x" }, async () => {
      await s3.putPicture("pictures/ann-kowalski.png", Buffer.from("picture"));
      expect(Buffer.from((await s3.readBytes("pictures/ann-kowalski.png")) ?? []).toString()).toBe("picture");
      expect(await s3.readBytes("pictures/none.png")).toBeUndefined();
      await s3.signGet("pictures/ann-kowalski.png", { seconds: 60 });
      await s3.deleteObjects(["pictures/ann-kowalski.png"]);
      await invokeVideo(event);
    });
  } finally {
    setRunSpan(undefined);
  }
  const asked = ["s3 PutObject", "s3 GetObject", "s3 GetObject", "s3 DeleteObjects", "lambda Invoke"];
  expect(spans).toEqual(asked.map((name) => `id ${name}`));
});
