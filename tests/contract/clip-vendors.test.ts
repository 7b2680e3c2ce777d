import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ClipEvent } from "../../types/clip";
import { type ServedLambda, serveLambda } from "../support/lambda";

let lambda: ServedLambda;
let invokeVideo: (event: ClipEvent) => Promise<unknown>;
const event = { clipId: "clip", physicianText: "the night of the pager" } as ClipEvent;
const made = { success: false, error: { code: "source_gone", message: "Gone." } };

beforeAll(async () => {
  lambda = await serveLambda("export const handler = () => 1;");
  const example = parseEnv(readFileSync(".env.example", "utf8"));
  Object.assign(process.env, example, {
    RETELL_AGENT_ID: "agent",
    RETELL_DEMO_AGENT_ID: "agent",
    RETELL_PHONE_NUMBER: "+14155550123",
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
  });
  ({ invokeVideo } = await import("../../lib/vendors/lambda"));
});
afterAll(() => lambda?.stop());

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
