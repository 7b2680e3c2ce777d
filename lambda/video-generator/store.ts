import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
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

/** How S3 says that there is no such object to those who may not list the bucket. */
const isForbidden = (error: unknown) =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403;

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

  /** The answer that was given for this work, if its clip is still there. */
  async made(key: string, work: string): Promise<ClipMade | null> {
    try {
      const { Metadata = {} } = await this.#client.send(
        new HeadObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      if (Metadata[WORK] !== work) return null;
      return JSON.parse(Buffer.from(Metadata[RESULT] ?? "", "base64url").toString());
    } catch (error) {
      if (error instanceof NotFound || isForbidden(error)) return null;
      throw error;
    }
  }

  async putClip(mp4: Buffer, vtt: string, made: ClipMade, work: string): Promise<void> {
    // The clip comes last: when it is there, so are its captions.
    await this.#put(made.captionsS3Key, vtt, "text/vtt; charset=utf-8");
    const result = Buffer.from(JSON.stringify(made)).toString("base64url");
    await this.#put(made.s3Key, mp4, "video/mp4", { [WORK]: work, [RESULT]: result });
  }

  async putResult(key: string, result: ClipResult): Promise<void> {
    await this.#put(key, JSON.stringify(result), "application/json");
  }

  /** Unsigned: what it names is for those who may read the bucket. */
  addressOf(key: string): string {
    return `https://${this.#bucket}.s3.${this.#region}.amazonaws.com/${key}`;
  }

  async #put(Key: string, Body: Buffer | string, ContentType: string, Metadata?: Record<string, string>) {
    const CacheControl = "private, no-store";
    const { ETag } = await this.#client.send(
      new PutObjectCommand({ Bucket: this.#bucket, Key, Body, ContentType, CacheControl, Metadata }),
    );
    // Only S3 itself names what it has stored; a page on the way to it does not.
    if (!ETag) throw new ClipError("render_failed", "The clip could not be stored.");
  }
}
