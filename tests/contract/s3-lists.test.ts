import {
  CreateBucketCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bucket, refusalOf, type ServedS3, serveS3 } from "../support/s3";

let served: ServedS3;
beforeAll(async () => {
  served = await serveS3();
});
afterAll(() => served.stop());
beforeEach(() => served.vendor.reset());

const put = (Key: string, Body = "0123456789", input: object = {}) =>
  served.s3.send(new PutObjectCommand({ Bucket, Key, Body, ...input }));

describe("a list", () => {
  const names = ["b/2", "a/1", "b/1", "c", "ä", "b/sub/x", "B"];
  const list = (input: Partial<ListObjectsV2CommandInput>) =>
    served.s3.send(new ListObjectsV2Command({ Bucket, ...input }));
  beforeEach(async () => {
    for (const name of names) await put(name, name);
  });

  test("has keys in the order of their bytes, page after page, each once", async () => {
    const pages: (string | undefined)[][] = [];
    for await (const page of paginateListObjectsV2({ client: served.s3, pageSize: 3 }, { Bucket })) {
      pages.push((page.Contents ?? []).map((object) => object.Key));
    }
    expect(pages).toEqual([["B", "a/1", "b/1"], ["b/2", "b/sub/x", "c"], ["ä"]]);
    const { Contents, KeyCount, IsTruncated } = await list({ Prefix: "b/" });
    expect([Contents?.length, KeyCount, IsTruncated]).toEqual([3, 3, false]);
    expect(Contents?.[0]).toMatchObject({ Key: "b/1", Size: 3, StorageClass: "STANDARD" });
    expect((await list({ StartAfter: "b/2" })).Contents?.map((object) => object.Key)).toEqual([
      "b/sub/x",
      "c",
      "ä",
    ]);
  });

  test("takes keys that agree up to a delimiter as one, over the end of a page too", async () => {
    const { Contents, CommonPrefixes } = await list({ Delimiter: "/" });
    expect(Contents?.map((object) => object.Key)).toEqual(["B", "c", "ä"]);
    expect(CommonPrefixes?.map((entry) => entry.Prefix)).toEqual(["a/", "b/"]);
    const first = await list({ Delimiter: "/", MaxKeys: 3 });
    expect([first.KeyCount, first.IsTruncated]).toEqual([3, true]);
    const second = await list({ Delimiter: "/", ContinuationToken: first.NextContinuationToken });
    expect([second.Contents?.map((object) => object.Key), second.CommonPrefixes]).toEqual([
      ["c", "ä"],
      undefined,
    ]);
  });

  test("of nothing, of no keys, and after a token that nobody gave", async () => {
    expect(await list({ Prefix: "none" })).toMatchObject({ KeyCount: 0, IsTruncated: false });
    expect(await list({ MaxKeys: 0 })).toMatchObject({ KeyCount: 0, IsTruncated: false });
    expect(await refusalOf(list({ ContinuationToken: "made-up" }))).toEqual([400, "InvalidArgument"]);
    expect(await refusalOf(list({ MaxKeys: -1 }))).toEqual([400, "InvalidArgument"]);
  });
});

test("many are deleted at once, told of or not", async () => {
  const remove = (Quiet: boolean, ...names: string[]) =>
    served.s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Quiet, Objects: names.map((name) => ({ Key: name })) } }),
    );
  for (const name of ["a", "b & <c>", "d"]) await put(name);
  const told = await remove(false, "a", "b & <c>", "never");
  expect(told.Deleted?.map((one) => one.Key)).toEqual(["a", "b & <c>", "never"]);
  expect((await remove(true, "d")).Deleted).toBeUndefined();
  expect(served.vendor.state()).toEqual({ buckets: [{ name: Bucket, objects: 0, bytes: 0 }] });
  expect(await refusalOf(remove(false))).toEqual([400, "MalformedXML"]);
  expect(await refusalOf(remove(false, ...Array.from({ length: 1001 }, String)))).toEqual([
    400,
    "MalformedXML",
  ]);
});

test("buckets are made, are apart from each other, and have names of a form", async () => {
  const head = await served.s3.send(new HeadBucketCommand({ Bucket }));
  expect(head).toMatchObject({ BucketRegion: "us-east-1" });
  await served.s3.send(new CreateBucketCommand({ Bucket: "second-bucket" }));
  await served.s3.send(new CreateBucketCommand({ Bucket: "second-bucket" }));
  await put("a", "second", { Bucket: "second-bucket" });
  const get = (bucket: string) => served.s3.send(new GetObjectCommand({ Bucket: bucket, Key: "a" }));
  expect(await refusalOf(get(Bucket))).toEqual([404, "NoSuchKey"]);
  expect(await (await get("second-bucket")).Body?.transformToString()).toBe("second");
  for (const name of ["No", "UPPER", "two..dots", "end-", "xn--x1"]) {
    const made = served.s3.send(new CreateBucketCommand({ Bucket: name }));
    expect([name, ...(await refusalOf(made))]).toEqual([name, 400, "InvalidBucketName"]);
  }
});
