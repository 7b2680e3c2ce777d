import { randomUUID } from "node:crypto";
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type PutObjectCommandInput,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import type { ClipMade, ClipResult } from "../../types/clip";
import type { Env } from "./env";
import { ClipError } from "./errors";

const MAX_PICTURE_BYTES = 20_000_000;
/** Where a finished clip keeps what it was made from, and the answer it was given. */
const WORK = "work";
const RESULT = "result";
/** Which run made it: a clip and the captions of another's are not made. */
const RUN = "run";
/** S3's answers when what is at a key is not what was named: gone (404), being written (409), another's (412). */
const TAKEN_STATUSES = [404, 409, 412];

/** How S3 says that there is no such object to those who may not list the bucket. */
const isForbidden = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;

const isTaken = (error: unknown) =>
  error instanceof S3ServiceException && TAKEN_STATUSES.includes(error.$metadata.httpStatusCode ?? 0);

type PutMore = Pick<PutObjectCommandInput, "Metadata" | "IfMatch" | "IfNoneMatch">;

/** What is at a clip's key: the answer that was given for this work, if all of it is there, and how to name what is. */
type Found = { made: ClipMade | null; etag: string | undefined };

function clientFor({ AWS_REGION, AWS_ENDPOINT_URL_S3 }: Env): S3Client {
  const endpoint = AWS_ENDPOINT_URL_S3 ? { endpoint: AWS_ENDPOINT_URL_S3, forcePathStyle: true } : {};
  return new S3Client({ region: AWS_REGION, requestChecksumCalculation: "WHEN_REQUIRED", ...endpoint });
}

/** The bucket, in our words. */
export class Store {
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #region: string;

  constructor(env: Env, client = clientFor(env)) {
    this.#bucket = env.S3_BUCKET;
    this.#region = env.AWS_REGION;
    this.#client = client;
  }

  async picture(key: string): Promise<Buffer> {
    const answer = await this.#client
      .send(new GetObjectCommand({ Bucket: this.#bucket, Key: key }))
      .catch((error: unknown) => {
        const isGone = error instanceof NoSuchKey || isForbidden(error);
        throw isGone ? new ClipError("bad_input", "The picture is not there.", error) : error;
      });
    if ((answer.ContentLength ?? 0) > MAX_PICTURE_BYTES) {
      throw new ClipError("too_large", "The picture is too large.");
    }
    return Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
  }

  async find(key: string, work: string): Promise<Found> {
    const clip = await this.#head(key);
    const { [WORK]: doneWork, [RESULT]: result = "", [RUN]: run } = clip?.Metadata ?? {};
    const nothing = { made: null, etag: clip?.ETag };
    if (doneWork !== work) return nothing;
    const made: ClipMade = JSON.parse(Buffer.from(result, "base64url").toString());
    const captions = await this.#head(made.captionsS3Key);
    return captions?.Metadata?.[RUN] === run ? { ...nothing, made } : nothing;
  }

  /** Stores the clip where `found` still stands. False when another run was faster, whose clip it is then. */
  async putClip(mp4: Buffer, vtt: string, made: ClipMade, work: string, found: Found): Promise<boolean> {
    const run = randomUUID();
    const result = Buffer.from(JSON.stringify(made)).toString("base64url");
    const Metadata = { [WORK]: work, [RESULT]: result, [RUN]: run };
    const condition = found.etag ? { IfMatch: found.etag } : { IfNoneMatch: "*" };
    try {
      await this.#put(made.s3Key, mp4, "video/mp4", { Metadata, ...condition });
    } catch (error) {
      if (!isTaken(error)) throw error;
      // It is ours if the put was done, its answer was lost, and the SDK sent it once more.
      if ((await this.#head(made.s3Key))?.Metadata?.[RUN] !== run) return false;
    }
    await this.#put(made.captionsS3Key, vtt, "text/vtt; charset=utf-8", { Metadata: { [RUN]: run } });
    return true;
  }

  async putResult(key: string, result: ClipResult): Promise<void> {
    await this.#put(key, JSON.stringify(result), "application/json");
  }

  /** Unsigned: what it names is for those who may read the bucket. */
  addressOf(key: string): string {
    return `https://${this.#bucket}.s3.${this.#region}.amazonaws.com/${key}`;
  }

  async #head(Key: string) {
    try {
      return await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key }));
    } catch (error) {
      if (error instanceof NotFound || isForbidden(error)) return undefined;
      throw error;
    }
  }

  async #put(Key: string, Body: Buffer | string, ContentType: string, more: PutMore = {}) {
    const CacheControl = "private, no-store";
    const { ETag } = await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key, Body, ContentType, CacheControl, ...more }),
    );
    // Only S3 itself names what it has stored; a page on the way to it does not.
    if (!ETag) throw new ClipError("render_failed", "The clip could not be stored.");
  }
}
