import { judgeConditions } from "./conditions";
import { S3Error } from "./errors";
import type { Objects, StoredObject } from "./objects";
import { descriptionOf, upload } from "./put-object";
import type { S3Request } from "./request";
import { toXml } from "./xml";
import { xmlResponse } from "./xml-response";

const SOURCE = "x-amz-copy-source";

/** CopyObject: the bytes of another object, with its description or with a new one. */
export async function copyObject(objects: Objects, request: S3Request): Promise<Response> {
  const source = sourceOf(objects, request);
  const isReplaced = request.amz("x-amz-metadata-directive")?.toUpperCase() === "REPLACE";
  const isItself = source.bucket === request.bucket && source.key === request.key;
  if (isItself && !isReplaced) {
    throw new S3Error(
      "InvalidRequest",
      {},
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const described = isReplaced ? descriptionOf(request) : {};
  const { bucket, key } = request;
  const copy = await upload(objects, async (part) => {
    const file = await objects.open(source);
    for await (const bytes of file.createReadStream()) await part.write(bytes);
    await part.close();
    return objects.keep(part, { ...source, ...described, bucket, key });
  });
  const result = [
    ["LastModified", new Date(copy.modifiedAtMs).toISOString()],
    ["ETag", `"${copy.etag}"`],
  ] as const;
  return xmlResponse(toXml(["CopyObjectResult", result]));
}

function sourceOf(objects: Objects, request: S3Request): StoredObject {
  const [bucket = "", ...rest] = decoded(request.amz(SOURCE) ?? "")
    .replace(/^\//, "")
    .split("/");
  const key = rest.join("/");
  if (!objects.hasBucket(bucket)) throw new S3Error("NoSuchBucket", { BucketName: bucket });
  const source = objects.find(bucket, key);
  if (!source) throw new S3Error("NoSuchKey", { Key: key });
  const conditions = ["if-match", "if-none-match", "if-modified-since", "if-unmodified-since"];
  const headers = Object.fromEntries(conditions.map((name) => [name, request.amz(`${SOURCE}-${name}`)]));
  if (judgeConditions(headers, source) === "unchanged") throw new S3Error("PreconditionFailed");
  return source;
}

function decoded(source: string): string {
  try {
    return decodeURIComponent(source);
  } catch {
    throw new S3Error("InvalidArgument", { ArgumentName: SOURCE }, "Invalid copy source encoding.");
  }
}
