import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type PutObjectCommandInput,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bucket, refusalOf, type ServedS3, serveS3, xmlText } from "../support/s3";

let served: ServedS3;
beforeAll(async () => {
  served = await serveS3();
});
afterAll(() => served.stop());
beforeEach(() => served.vendor.reset());

const Key = "clips/a.mp4";
const put = (input: Partial<PutObjectCommandInput> = {}) =>
  served.s3.send(new PutObjectCommand({ Bucket, Key, Body: "0123456789", ...input }));
const get = (input: object = {}) => served.s3.send(new GetObjectCommand({ Bucket, Key, ...input }));
const head = (input: object = {}) => served.s3.send(new HeadObjectCommand({ Bucket, Key, ...input }));
const text = async (input: object = {}) => (await get(input)).Body?.transformToString();
const presigned = (key = Key) => getSignedUrl(served.s3, new GetObjectCommand({ Bucket, Key: key }));

const oddKeys = [
  "with space/and  two.mp4",
  "plus+and&amp;.png",
  "Ärztin/日本語/🩺.vtt",
  "100%25 (a)'b!*~=?#.json",
  "/a//b/.c..d/",
  '<tag attr="x">\u0001',
];

test.each(oddKeys)("a key like %s goes in and out, in the SDK, in lists and in addresses", async (key) => {
  await put({ Key: key, Body: key });
  expect(await text({ Key: key })).toBe(key);
  expect(await (await fetch(await presigned(key))).text()).toBe(key);
  const { Contents } = await served.s3.send(new ListObjectsV2Command({ Bucket, EncodingType: "url" }));
  expect(Contents?.map((object) => decodeURIComponent(object.Key ?? ""))).toEqual([key]);
  await served.s3.send(
    new CopyObjectCommand({ Bucket, Key: "copy", CopySource: encodeURIComponent(`${Bucket}/${key}`) }),
  );
  expect(await text({ Key: "copy" })).toBe(key);
  await served.s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: key }] } }));
  expect(await refusalOf(get({ Key: key }))).toEqual([404, "NoSuchKey"]);
});

test("dots in a key are a part of it, and lead nowhere", async () => {
  await put({ Key: "a/./../../b" });
  expect(await text({ Key: "a/./../../b" })).toBe("0123456789");
  expect(await refusalOf(get({ Key: "b" }))).toEqual([404, "NoSuchKey"]);
});

test("what is said of an object stays with it", async () => {
  const said = {
    ContentType: "text/vtt; charset=utf-8",
    CacheControl: "private, no-store",
    ContentDisposition: 'attachment; filename="a.vtt"',
    ContentLanguage: "en",
    Metadata: { work: "hash", result: "eyJhIjoxfQ" },
  };
  const before = Math.floor(Date.now() / 1000) * 1000;
  await put(said);
  const got = await get();
  expect(await got.Body?.transformToString()).toBe("0123456789");
  for (const answer of [await head(), got]) {
    expect(answer).toMatchObject({
      ...said,
      ContentLength: 10,
      AcceptRanges: "bytes",
      ServerSideEncryption: "AES256",
    });
    expect(answer.ETag).toBe('"781e5e245d69b566979b86e28d23f2c7"');
    expect(answer.LastModified?.getTime()).toBeGreaterThanOrEqual(before);
  }
  await put();
  expect(await head()).toMatchObject({ ContentType: "application/octet-stream", Metadata: {} });
});

describe("a range", () => {
  beforeEach(() => put());

  test.each([
    ["bytes=0-3", "0123", "bytes 0-3/10"],
    ["bytes=4-", "456789", "bytes 4-9/10"],
    ["bytes=-3", "789", "bytes 7-9/10"],
    ["bytes=-99", "0123456789", "bytes 0-9/10"],
    ["bytes=8-99", "89", "bytes 8-9/10"],
    ["bytes=9-9", "9", "bytes 9-9/10"],
  ])("%s gives %s", async (Range, part, ContentRange) => {
    const answer = await get({ Range });
    expect(answer.$metadata.httpStatusCode).toBe(206);
    expect(await answer.Body?.transformToString()).toBe(part);
    expect(answer).toMatchObject({ ContentRange, ContentLength: part.length });
    expect(await head({ Range })).toMatchObject({ ContentRange, ContentLength: part.length });
  });

  test.each(["bytes=10-", "bytes=10-12", "bytes=-0"])("%s is not there", async (Range) => {
    expect(await refusalOf(get({ Range }))).toEqual([416, "InvalidRange"]);
    const response = await fetch(await presigned(), { headers: { range: Range } });
    expect([response.status, xmlText(await response.text(), "ActualObjectSize")]).toEqual([416, "10"]);
  });

  test.each(["bytes=4-2", "bytes=a-b", "bytes=0-1,4-5", "lines=0-1"])("%s counts as none", async (Range) => {
    const answer = await get({ Range });
    expect([answer.$metadata.httpStatusCode, await answer.Body?.transformToString()]).toEqual([
      200,
      "0123456789",
    ]);
  });

  test("holds for the object that it was begun of, and of an empty one there is none", async () => {
    const ask = async (ifRange: string) => {
      const response = await fetch(await presigned(), {
        headers: { range: "bytes=4-", "if-range": ifRange },
      });
      return [response.status, await response.text()];
    };
    expect(await ask('"781e5e245d69b566979b86e28d23f2c7"')).toEqual([206, "456789"]);
    expect(await ask('"another"')).toEqual([200, "0123456789"]);
    expect(await ask(new Date().toUTCString().replace(/\d{4}/, "2020"))).toEqual([200, "0123456789"]);
    await put({ Body: "" });
    expect(await text()).toBe("");
    expect(await refusalOf(get({ Range: "bytes=0-" }))).toEqual([416, "InvalidRange"]);
  });
});

test("conditions are judged by ETag and time", async () => {
  const { ETag } = await put();
  const [earlier, later] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  expect(await refusalOf(get({ IfNoneMatch: ETag }))).toEqual([304, "Unknown"]);
  expect(await refusalOf(head({ IfNoneMatch: `W/${ETag}, "x"` }))).toEqual([304, "Unknown"]);
  expect(await refusalOf(get({ IfModifiedSince: later }))).toEqual([304, "Unknown"]);
  expect(await refusalOf(get({ IfMatch: '"another"' }))).toEqual([412, "PreconditionFailed"]);
  expect(await refusalOf(get({ IfUnmodifiedSince: earlier }))).toEqual([412, "PreconditionFailed"]);
  const fitting = [
    { IfNoneMatch: '"another"' },
    { IfModifiedSince: earlier },
    { IfMatch: ETag },
    { IfUnmodifiedSince: later },
    // The tag goes before the time.
    { IfMatch: ETag, IfUnmodifiedSince: earlier },
    { IfNoneMatch: '"another"', IfModifiedSince: later },
  ];
  for (const condition of fitting) expect(await text(condition)).toBe("0123456789");
  expect(await refusalOf(put({ IfNoneMatch: "*", Body: "x" }))).toEqual([412, "PreconditionFailed"]);
  expect(await refusalOf(put({ IfMatch: '"another"', Body: "x" }))).toEqual([412, "PreconditionFailed"]);
  await put({ IfMatch: ETag, Body: "newer" });
  await put({ IfNoneMatch: "*", Key: "first" });
  expect(await text()).toBe("newer");
});

test("what is not there has S3's own codes, and deleting it is no mistake", async () => {
  expect(await refusalOf(get({ Key: "none" }))).toEqual([404, "NoSuchKey"]);
  expect(await refusalOf(head({ Key: "none" }))).toEqual([404, "NotFound"]);
  expect(await refusalOf(get({ Bucket: "no-bucket" }))).toEqual([404, "NoSuchBucket"]);
  expect(await refusalOf(put({ Bucket: "no-bucket" }))).toEqual([404, "NoSuchBucket"]);
  expect(await refusalOf(served.s3.send(new HeadBucketCommand({ Bucket: "no-bucket" })))).toEqual([
    404,
    "NotFound",
  ]);
  const gone = await served.s3.send(new DeleteObjectCommand({ Bucket, Key: "none" }));
  expect(gone.$metadata.httpStatusCode).toBe(204);
  expect(await refusalOf(served.s3.send(new GetObjectAclCommand({ Bucket, Key })))).toEqual([
    501,
    "NotImplemented",
  ]);
});

test("a copy has the bytes and the description, or a new one, and conditions hold for the source", async () => {
  await put({ ContentType: "video/mp4", Metadata: { a: "1" } });
  const copy = (input: object) =>
    served.s3.send(new CopyObjectCommand({ Bucket, Key: "copy", CopySource: `${Bucket}/${Key}`, ...input }));
  expect((await copy({})).CopyObjectResult?.ETag).toBe('"781e5e245d69b566979b86e28d23f2c7"');
  expect(await head({ Key: "copy" })).toMatchObject({ ContentType: "video/mp4", Metadata: { a: "1" } });
  await copy({ Key, MetadataDirective: "REPLACE", ContentType: "video/x", Metadata: { b: "2" } });
  expect(await head()).toMatchObject({ ContentType: "video/x", Metadata: { b: "2" } });
  expect(await text()).toBe("0123456789");
  expect(await refusalOf(copy({ Key }))).toEqual([400, "InvalidRequest"]);
  expect(await refusalOf(copy({ CopySource: `${Bucket}/none` }))).toEqual([404, "NoSuchKey"]);
  expect(await refusalOf(copy({ CopySource: `${Bucket}/%zz` }))).toEqual([400, "InvalidArgument"]);
  expect(await refusalOf(copy({ CopySourceIfMatch: '"another"' }))).toEqual([412, "PreconditionFailed"]);
});

test("keys and metadata have their limits", async () => {
  await put({ Key: "k".repeat(1024) });
  expect(await refusalOf(put({ Key: "k".repeat(1025) }))).toEqual([400, "KeyTooLongError"]);
  await put({ Metadata: { a: "x".repeat(2047) } });
  expect(await refusalOf(put({ Metadata: { a: "x".repeat(2048) } }))).toEqual([400, "MetadataTooLarge"]);
});

test("pages of this machine may read what an address gives them, refusals too, and may not write", async () => {
  const origin = "http://127.0.0.1:3000";
  await put();
  const url = await presigned();
  const read = await fetch(url, { headers: { origin, range: "bytes=0-3" } });
  expect(read.headers.get("access-control-allow-origin")).toBe("*");
  expect(read.headers.get("access-control-expose-headers")).toContain("Content-Range");
  const refused = await fetch(url.replace("a.mp4", "b.mp4"), { headers: { origin } });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([403, "*"]);
  expect((await fetch(url)).headers.has("access-control-allow-origin")).toBe(false);
  const ask = (method: string) => {
    const wanted = { "access-control-request-method": method, "access-control-request-headers": "range" };
    return fetch(url, { method: "OPTIONS", headers: { origin, ...wanted } });
  };
  const allowed = await ask("GET");
  expect([allowed.status, allowed.headers.get("access-control-allow-headers")]).toEqual([200, "range"]);
  const denied = await ask("PUT");
  expect([denied.status, xmlText(await denied.text(), "Code")]).toEqual([403, "AccessForbidden"]);
});
