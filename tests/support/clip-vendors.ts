import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { buildLambda } from "../../lambda/video-generator/build";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import { createDeepgram } from "../../sandbox/deepgram/vendor";
import { createLambda } from "../../sandbox/lambda/vendor";
import { createS3 } from "../../sandbox/s3/vendor";
import type { ClipEvent, ClipResult } from "../../types/clip";

const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret" };
const region = "us-east-1";

/** All that a clip needs behind one sandbox: the bucket, the speech service, and the function's own bundle, freshly built. */
export async function serveClipVendors(recordingOrigins: string) {
  const dir = mkdtempSync(join(tmpdir(), "doc-test-clips-"));
  const bundle = join(dir, "code/index.mjs");
  await buildLambda(bundle);
  const context: SandboxContext = {
    env: readSandboxEnv({ SANDBOX_DIR: dir, RECORDING_ORIGINS: recordingOrigins }),
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => {},
  };
  const vendors = [
    await createS3(context),
    await createDeepgram(context),
    await createLambda(context, bundle),
  ];
  const server = createAdaptorServer({ fetch: createApp(context, vendors, new Hono()).fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const lambda = new LambdaClient({ endpoint: `${origin}/lambda`, region, credentials, maxAttempts: 1 });
  const s3 = new S3Client({ endpoint: `${origin}/s3`, region, credentials, forcePathStyle: true });
  return {
    context,
    s3,
    makeClip: async (event: ClipEvent): Promise<ClipResult> => {
      const Payload = JSON.stringify(event);
      const answer = await lambda.send(new InvokeCommand({ FunctionName: "doc-video-generator", Payload }));
      if (answer.FunctionError) throw new Error(answer.Payload?.transformToString());
      return JSON.parse(JSON.parse(answer.Payload?.transformToString() ?? "").body);
    },
    spokenTexts: () =>
      context.journal.list({ vendor: "deepgram" }).map(({ body }) => (body as { text: string }).text),
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await Promise.all(vendors.map((vendor) => vendor.close()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
