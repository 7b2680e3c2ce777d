import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvokeCommand, type InvokeCommandInput, LambdaClient } from "@aws-sdk/client-lambda";
import { createLambda } from "../../sandbox/lambda/vendor";
import { serveVendor } from "./served-vendor";

export type ServedLambda = Awaited<ReturnType<typeof serveLambda>>;

export const FUNCTION = "doc-video-generator";
const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret" };

/** The stand-in on a port of its own behind the sandbox's core, running `code` (what `export const handler` is). */
export async function serveLambda(code: string) {
  const dir = mkdtempSync(join(tmpdir(), "doc-test-lambda-"));
  const bundle = join(dir, "index.mjs");
  const deploy = (text: string) => writeFileSync(bundle, text);
  deploy(code);
  const logged: { event: string; fields: Record<string, unknown> }[] = [];
  const served = await serveVendor({ SANDBOX_DIR: dir }, (context) => createLambda(context, bundle), {
    log: (event, fields = {}) => logged.push({ event, fields }),
  });
  const endpoint = `${served.origin}/lambda`;
  const client = (extra: ConstructorParameters<typeof LambdaClient>[0] = {}) =>
    new LambdaClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1, ...extra });
  const invoke = async (event: unknown, input: Partial<InvokeCommandInput> = {}, from = client()) => {
    const Payload = JSON.stringify(event);
    const answer = await from.send(new InvokeCommand({ FunctionName: FUNCTION, Payload, ...input }));
    const text = answer.Payload?.transformToString() ?? "";
    return { ...answer, text, json: text ? (JSON.parse(text) as unknown) : undefined };
  };
  return {
    endpoint,
    context: served.context,
    lambda: served.vendor,
    logged,
    deploy,
    client,
    invoke,
    stop: async () => {
      await served.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
