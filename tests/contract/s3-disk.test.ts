import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { Readable } from "node:stream";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Bucket, refusalOf, type ServedS3, serveS3 } from "../support/s3";

let served: ServedS3;
beforeEach(async () => {
  served = await serveS3();
});
afterEach(() => served.stop());

const Key = "clips/a.mp4";
const put = (input: Partial<PutObjectCommandInput> = {}) =>
  served.s3.send(new PutObjectCommand({ Bucket, Key, Body: "old", ...input }));
const get = async () => (await served.s3.send(new GetObjectCommand({ Bucket, Key }))).Body;
const files = () => readdirSync(join(served.dir, "s3", "files"));
const restart = async () => {
  await served.stop("keep");
  served = await serveS3(served.dir);
};
/** A presigned upload that is sent by hand, so that it can stop half-way. */
async function beginUpload(bytes: number) {
  const client = served.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  const url = await getSignedUrl(client, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 });
  const upload = request(url, { method: "PUT", headers: { "content-length": bytes } });
  const before = files().length;
  upload.write("half");
  await expect.poll(() => files().length).toBe(before + 1);
  return upload;
}

test("8 MB go in and out as a stream, in ranges too", async () => {
  const big = randomBytes(8_000_000);
  const pieces = Array.from({ length: 123 }, (_, i) => big.subarray(i * 65_536, (i + 1) * 65_536));
  await put({ Body: Readable.from(pieces), ContentLength: big.length, ContentType: "video/mp4" });
  const md5 = createHash("md5").update(big).digest("hex");
  const answer = await served.s3.send(new GetObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }));
  expect(answer).toMatchObject({ ETag: `"${md5}"`, ContentLength: 8_000_000, ContentType: "video/mp4" });
  const back = createHash("md5");
  for await (const piece of answer.Body as Readable) back.update(piece);
  expect(back.digest("hex")).toBe(md5);
  const Range = "bytes=5000000-5999999";
  const part = await served.s3.send(new GetObjectCommand({ Bucket, Key, Range }));
  expect(Buffer.from((await part.Body?.transformToByteArray()) ?? []).equals(big.subarray(5e6, 6e6))).toBe(
    true,
  );
});

test("a big body with a wrong secret is told so, and not cut off", async () => {
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "wrong" };
  const upload = new PutObjectCommand({ Bucket, Key, Body: Buffer.alloc(8_000_000) });
  expect(await refusalOf(served.client({ credentials }).send(upload))).toEqual([
    403,
    "SignatureDoesNotMatch",
  ]);
  expect(files()).toEqual([]);
});

test("objects outlive the process, with all that is said of them", async () => {
  await put({ Body: "kept", ContentType: "text/vtt", Metadata: { work: "hash" } });
  const { LastModified, ETag } = await served.s3.send(new HeadObjectCommand({ Bucket, Key }));
  await restart();
  const answer = await served.s3.send(new GetObjectCommand({ Bucket, Key }));
  expect(await answer.Body?.transformToString()).toBe("kept");
  expect(answer).toMatchObject({ LastModified, ETag, ContentType: "text/vtt", Metadata: { work: "hash" } });
});

test("an upload that breaks off changes nothing and leaves nothing", async () => {
  await put();
  const upload = await beginUpload(1000);
  upload.on("error", () => {});
  upload.destroy();
  await expect.poll(() => files().length).toBe(1);
  expect(await (await get())?.transformToString()).toBe("old");
});

test("what a killed process had begun is gone after the next start", async () => {
  await put();
  writeFileSync(join(served.dir, "s3", "files", "begun"), "half");
  await restart();
  expect(files()).toHaveLength(1);
  expect(await (await get())?.transformToString()).toBe("old");
});

test("who reads an object reads all of it, although another takes its place", async () => {
  const old = randomBytes(4_000_000);
  await put({ Body: old });
  const body = (await get()) as Readable;
  await put({ Body: "new" });
  await expect.poll(() => files().length).toBe(1);
  const hash = createHash("md5");
  for await (const piece of body) hash.update(piece);
  expect(hash.digest("hex")).toBe(createHash("md5").update(old).digest("hex"));
  expect(await (await get())?.transformToString()).toBe("new");
});

test("of writes at once one stays, whole", async () => {
  const bodies = Array.from({ length: 20 }, (_, i) => Buffer.alloc(50_000, String.fromCharCode(97 + i)));
  await Promise.all(bodies.map((Body) => put({ Body })));
  const kept = Buffer.from((await (await get())?.transformToByteArray()) ?? []);
  expect(bodies.some((body) => body.equals(kept))).toBe(true);
  await expect.poll(() => files().length).toBe(1);
});

test("a reset takes objects and keeps the bucket; what was on its way then is not taken", async () => {
  await put();
  const upload = await beginUpload(8);
  const answered = once(upload, "response");
  await fetch(`${served.origin}/control/reset`, { method: "POST" });
  upload.end("half");
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(409);
  const { KeyCount } = await served.s3.send(new ListObjectsV2Command({ Bucket }));
  expect([KeyCount, files()]).toEqual([0, []]);
  await restart();
  expect(await refusalOf(get())).toEqual([404, "NoSuchKey"]);
});

test("faults come in S3's own words, and the SDK tries again", async () => {
  await put();
  const patient = served.client({ maxAttempts: 3 });
  served.context.faults.add({ vendor: "s3", path: `/${Bucket}/clips`, status: 503, times: 1 });
  served.context.faults.add({ vendor: "s3", path: `/${Bucket}/clips`, drop: true, times: 1 });
  const answer = await patient.send(new HeadObjectCommand({ Bucket, Key }));
  expect(answer.$metadata.attempts).toBe(3);
  served.context.faults.add({ vendor: "s3", status: 503, times: 1 });
  expect(await refusalOf(get())).toEqual([503, "SlowDown"]);
});

test("the journal has who asked for what, and neither bodies nor signatures", async () => {
  await put({ Body: "WEBVTT what she said", ContentType: "text/vtt" });
  await fetch(await getSignedUrl(served.s3, new GetObjectCommand({ Bucket, Key })));
  const entries = served.context.journal.list({ vendor: "s3" });
  expect(entries.map(({ method, path, status }) => [method, path, status])).toEqual([
    ["PUT", `/${Bucket}/${Key}`, 200],
    ["GET", `/${Bucket}/${Key}`, 200],
  ]);
  expect(JSON.stringify(entries)).not.toMatch(/what she said|Signature/);
  expect(served.events).toEqual([]);
});
