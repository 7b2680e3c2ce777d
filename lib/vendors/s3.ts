import {
  DeleteObjectsCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { env } from "@/lib/env";
import { policy } from "@/lib/limits/policy";
import type { ClipResult } from "@/types/clip";
import { AwsFailure, clipsUnavailable } from "./aws-failure";
import { clipResultSchema } from "./clip-result";
import { inSpan } from "./span";

let cached: S3Client | undefined;

function client(): S3Client {
  const { AWS_REGION, AWS_ENDPOINT_URL_S3, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = env();
  const { storage, connect } = policy.timeouts;
  cached ??= new S3Client({
    region: AWS_REGION,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 2,
    requestHandler: { connectionTimeout: connect, requestTimeout: storage, throwOnRequestTimeout: true },
    ...(AWS_ENDPOINT_URL_S3 && { endpoint: AWS_ENDPOINT_URL_S3, forcePathStyle: true }),
  });
  return cached;
}

/** All that the app's own user may write: `app-policy.json` lists the same. */
type PictureKey = `${"pictures" | "clips"}/${string}.png`;

/** Stores a PNG. Throws `clips_unavailable`, like all that is here. */
export async function putPicture(key: PictureKey, png: Uint8Array): Promise<void> {
  const request = { Bucket: env().S3_BUCKET, Key: key, Body: png, ContentType: "image/png" };
  const put = new PutObjectCommand({ ...request, CacheControl: "private, no-store" });
  const { ETag } = await inSpan(
    () => "s3 PutObject",
    () => client().send(put, sendOptions()),
  ).catch(refuse);
  // Only S3 itself names what it has stored; a page on the way to it does not.
  if (!ETag) refuse(new Error("no ETag"));
}

/** What the video function has left at its result's key; undefined when there is nothing, or nothing of that kind. */
export async function readResult(key: string): Promise<ClipResult | undefined> {
  const bytes = await readBytes(key);
  return bytes && clipResultSchema.safeParse(parsed(Buffer.from(bytes).toString("utf8"))).data;
}

/** An object as text; undefined when it is not there. */
export async function readText(key: string): Promise<string | undefined> {
  const bytes = await readBytes(key);
  return bytes && Buffer.from(bytes).toString("utf8");
}

/** An object; undefined when it is not there. */
export async function readBytes(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const get = new GetObjectCommand({ Bucket: env().S3_BUCKET, Key: key });
  try {
    return await inSpan(
      () => "s3 GetObject",
      async () => {
        const { Body } = await client().send(get, sendOptions());
        return new Uint8Array((await Body?.transformToByteArray()) ?? []);
      },
    );
  } catch (error) {
    return isGone(error) ? undefined : refuse(error);
  }
}

/** An address that lets its bearer read an object for so long, to save it under a name when one is given. */
export async function signGet(
  key: string,
  options: { seconds: number; downloadName?: string },
): Promise<string> {
  const { seconds, downloadName } = options;
  const request = new GetObjectCommand({
    Bucket: env().S3_BUCKET,
    Key: key,
    ResponseCacheControl: "private, no-store",
    ...(downloadName && { ResponseContentDisposition: `attachment; filename="${downloadName}"` }),
  });
  return getSignedUrl(client(), request, { expiresIn: seconds }).catch(refuse);
}

/** Deletes at most a thousand objects, of which some may not be there. Throws also when only some could not be deleted. */
export async function deleteObjects(keys: readonly string[]): Promise<void> {
  const Objects = keys.map((Key) => ({ Key }));
  const remove = new DeleteObjectsCommand({ Bucket: env().S3_BUCKET, Delete: { Objects, Quiet: true } });
  const answer = await inSpan(
    () => "s3 DeleteObjects",
    () => client().send(remove, sendOptions()),
  ).catch(refuse);
  if (answer.Errors?.length) throw clipsUnavailable(new AwsFailure("NotDeleted"));
}

const sendOptions = () => ({ abortSignal: AbortSignal.timeout(2 * policy.timeouts.storage) });

/** S3 says 403 for what is not there to those who may not list the bucket. */
const isGone = (error: unknown) =>
  error instanceof NoSuchKey ||
  (error instanceof S3ServiceException &&
    (error.$metadata.httpStatusCode === 404 || error.name === "AccessDenied"));

function refuse(error: unknown): never {
  throw clipsUnavailable(error);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
