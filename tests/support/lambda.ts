import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvokeCommand, type InvokeCommandInput, LambdaClient } from "@aws-sdk/client-lambda";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import { createLambda } from "../../sandbox/lambda/vendor";

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
  const context: SandboxContext = {
    env: readSandboxEnv({ SANDBOX_DIR: dir }),
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: (event, fields = {}) => logged.push({ event, fields }),
  };
  const lambda = await createLambda(context, bundle);
  const app = createApp(context, [lambda], new Hono());
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const endpoint = `${origin}/lambda`;
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
    context,
    lambda,
    logged,
    deploy,
    client,
    invoke,
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await lambda.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
