import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client, type S3ClientConfig, S3ServiceException } from "@aws-sdk/client-s3";
import { createS3 } from "../../sandbox/s3/vendor";
import { serveVendor } from "./served-vendor";

export type ServedS3 = Awaited<ReturnType<typeof serveS3>>;

export const Bucket = "doc-clips";
export const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox-secret" };

const silent = () => {};
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: silent };

/** The stand-in on a port of its own behind the sandbox's core, and the real client pointed at it. */
export async function serveS3(dir = mkdtempSync(join(tmpdir(), "doc-test-s3-"))) {
  const events: string[] = [];
  const served = await serveVendor({ SANDBOX_DIR: dir }, createS3, { log: (event) => events.push(event) });
  const endpoint = `${served.origin}/s3`;
  const clients: S3Client[] = [];
  const client = (config: S3ClientConfig = {}) => {
    const made = new S3Client({
      region: "us-east-1",
      endpoint,
      credentials,
      logger,
      maxAttempts: 1,
      ...config,
    });
    clients.push(made);
    return made;
  };
  return {
    ...served,
    dir,
    endpoint,
    events,
    client,
    s3: client(),
    stop: async (keep?: "keep") => {
      for (const made of clients) made.destroy();
      await served.stop();
      if (keep !== "keep") rmSync(dir, { recursive: true, force: true });
    },
  };
}

export type WireRequest = {
  method: string;
  path: string;
  query: Record<string, unknown>;
  headers: Record<string, string>;
  body: unknown;
};

/** The client, with something done to each request between signing and sending. */
export function afterSigning(client: S3Client, change: (request: WireRequest) => void): S3Client {
  client.middlewareStack.add(
    (next) => (args) => {
      change(args.request as WireRequest);
      return next(args);
    },
    { step: "deserialize", priority: "low" },
  );
  return client;
}

/** Status and code of the refusal that a promise ends in. */
export async function refusalOf(work: Promise<unknown>): Promise<[number | undefined, string]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof S3ServiceException) return [error.$metadata.httpStatusCode, error.name];
    throw error;
  }
  throw new Error("It was not refused.");
}

/** What an answer's XML says between the tags of a name. */
export const xmlText = (xml: string, name: string) => new RegExp(`<${name}>([^<]*)<`).exec(xml)?.[1];
