import { Readable } from "node:stream";
import { checksumHeader } from "./checksums";
import { isSameForRange, judgeConditions } from "./conditions";
import { S3Error } from "./errors";
import type { Objects, StoredObject } from "./objects";
import { readRange } from "./range";
import type { S3Request } from "./request";

const overrides = [
  "content-type",
  "content-language",
  "expires",
  "cache-control",
  "content-disposition",
  "content-encoding",
];

/** GetObject and HeadObject. */
export async function getObject(objects: Objects, request: S3Request): Promise<Response> {
  const object = objects.find(request.bucket, request.key);
  if (!object) throw new S3Error("NoSuchKey", { Key: request.key });
  const isUnchanged = judgeConditions(request.headers, object) === "unchanged";
  if (isUnchanged) return new Response(null, { status: 304, headers: identity(object) });
  const isRangeWanted = isSameForRange(request.headers["if-range"], object);
  const range = isRangeWanted ? readRange(request.headers.range, object.size) : undefined;
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const headers = new Headers({
    ...headersOf(object),
    ...asked(request),
    "content-length": String(end - start + 1),
  });
  if (range) headers.set("content-range", `bytes ${start}-${end}/${object.size}`);
  // Checksums are of the whole object, and S3 gives them to those who ask.
  else if (request.amz("x-amz-checksum-mode")?.toUpperCase() === "ENABLED") addChecksum(headers, object);
  const status = range ? 206 : 200;
  if (request.method === "HEAD" || object.size === 0) return new Response(null, { status, headers });
  const file = await objects.open(object);
  return new Response(Readable.toWeb(file.createReadStream({ start, end })) as ReadableStream, {
    status,
    headers,
  });
}

const identity = (object: StoredObject) => ({
  etag: `"${object.etag}"`,
  "last-modified": new Date(object.modifiedAtMs).toUTCString(),
});

function headersOf(object: StoredObject): Record<string, string> {
  const metadata = Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  return {
    ...identity(object),
    ...object.headers,
    ...Object.fromEntries(metadata),
    "accept-ranges": "bytes",
    "x-amz-server-side-encryption": "AES256",
  };
}

function addChecksum(headers: Headers, { checksum }: StoredObject): void {
  headers.set(checksumHeader(checksum.algorithm), checksum.value);
  headers.set("x-amz-checksum-type", "FULL_OBJECT");
}

/** What the address asks to be said of the object instead, as `response-content-disposition`. */
function asked({ query }: S3Request): Record<string, string> {
  const pairs = overrides.map((name) => [name, query.get(`response-${name}`)]);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}
