import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ClipError } from "../../lambda/video-generator/errors";
import { Store } from "../../lambda/video-generator/store";
import type { ClipMade } from "../../types/clip";
import { Bucket, credentials, type ServedS3, serveS3 } from "../support/s3";

let served: ServedS3;
let store: Store;
beforeAll(async () => {
  served = await serveS3();
  vi.stubEnv("AWS_ACCESS_KEY_ID", credentials.accessKeyId);
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey);
  store = new Store({
    S3_BUCKET: Bucket,
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL_S3: served.endpoint,
    DEEPGRAM_API_KEY: "-",
    DEEPGRAM_BASE_URL: "http://127.0.0.1",
    RECORDING_ORIGINS: [],
    FFMPEG_PATH: undefined,
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await served.stop();
});

const made: ClipMade = {
  success: true,
  clipUrl: `https://${Bucket}.s3.us-east-1.amazonaws.com/clips/hash.mp4`,
  s3Key: "clips/hash.mp4",
  captionsS3Key: "clips/hash.vtt",
  durationSeconds: 15.2,
  check: {
    voices: { physician: "recreated", agent: "original" },
    planHash: "a".repeat(64),
    audioHash: "b".repeat(64),
    isFreeOfPhysician: true,
    highestCorrelation: 0.2,
    loudnessLufs: -16.02,
    encoding: "event-frames",
  },
};
const textOf = async (Key: string) => {
  const { Body, ContentType, CacheControl } = await served.s3.send(new GetObjectCommand({ Bucket, Key }));
  return { text: await Body?.transformToString(), ContentType, CacheControl };
};

const nothing = { made: null, etag: undefined };

test("the video function's store finds its picture, keeps a clip once, and leaves its answer", async () => {
  const picture = Buffer.alloc(300_000, 7);
  await served.s3.send(new PutObjectCommand({ Bucket, Key: "pictures/1.png", Body: picture }));
  expect((await store.picture("pictures/1.png")).equals(picture)).toBe(true);
  await expect(store.picture("pictures/2.png")).rejects.toThrow(ClipError);

  expect(await store.find(made.s3Key, "work-1")).toEqual(nothing);
  expect(await store.putClip(Buffer.from("moov"), "WEBVTT", made, "work-1", nothing)).toBe(true);
  const found = await store.find(made.s3Key, "work-1");
  expect(found).toEqual({ made, etag: expect.any(String) });
  expect(await store.find(made.s3Key, "work-2")).toEqual({ ...found, made: null });
  const kept = { CacheControl: "private, no-store" };
  expect(await textOf(made.s3Key)).toEqual({ text: "moov", ContentType: "video/mp4", ...kept });
  expect(await textOf(made.captionsS3Key)).toMatchObject({
    text: "WEBVTT",
    ContentType: "text/vtt; charset=utf-8",
  });

  await store.putResult("results/1.json", made);
  const result = await textOf("results/1.json");
  expect([JSON.parse(result.text ?? ""), result.ContentType]).toEqual([made, "application/json"]);
});

test("of two runs at once the first one's film, captions and answer stay together", async () => {
  const [s3Key, captionsS3Key] = ["clips/twice.mp4", "clips/twice.vtt"];
  const [first, second] = [15.2, 15.4].map((durationSeconds) => ({
    ...made,
    s3Key,
    captionsS3Key,
    durationSeconds,
  }));
  if (!first || !second) throw new Error("two");
  expect(await store.putClip(Buffer.from("first"), "WEBVTT 1", first, "work", nothing)).toBe(true);
  expect(await store.putClip(Buffer.from("second"), "WEBVTT 2", second, "work", nothing)).toBe(false);
  const found = await store.find(s3Key, "work");
  expect(found.made).toEqual(first);
  expect([(await textOf(s3Key)).text, (await textOf(captionsS3Key)).text]).toEqual(["first", "WEBVTT 1"]);

  // Other work takes the place, once; and a film without its own captions is none.
  expect(await store.putClip(Buffer.from("other"), "WEBVTT 3", second, "other", found)).toBe(true);
  expect(await store.putClip(Buffer.from("late"), "WEBVTT 4", first, "late", found)).toBe(false);
  expect((await store.find(s3Key, "other")).made).toEqual(second);
  await served.s3.send(new PutObjectCommand({ Bucket, Key: captionsS3Key, Body: "WEBVTT 5" }));
  expect((await store.find(s3Key, "other")).made).toBeNull();
});
