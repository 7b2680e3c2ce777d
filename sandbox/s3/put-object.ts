import type { Access } from "./access";
import { checksumHeader } from "./checksums";
import { requireWriteConditions } from "./conditions";
import { S3Error } from "./errors";
import type { Objects, StoredObject, Upload } from "./objects";
import { receive } from "./payload";
import type { S3Request } from "./request";

const kept = ["content-type", "cache-control", "content-disposition", "content-language", "expires"];
const META = "x-amz-meta-";
const MOST_META_BYTES = 2048;

/** PutObject: the object is there once its bytes were all checked, and not before. */
export async function putObject(objects: Objects, request: S3Request, access: Access): Promise<Response> {
  const { bucket, key } = request;
  const described = descriptionOf(request);
  const object = await upload(objects, async (part) => {
    const { size, md5, checksum } = await receive(request, access, (bytes) => part.write(bytes));
    await part.close();
    requireWriteConditions(request.headers, objects.find(bucket, key));
    return objects.keep(part, { bucket, key, size, checksum, etag: md5.toString("hex"), ...described });
  });
  return new Response(null, { status: 200, headers: headersOf(object) });
}

/** Leaves no bytes behind when the work fails. */
export async function upload<T>(objects: Objects, work: (part: Upload) => Promise<T>): Promise<T> {
  const part = await objects.startUpload();
  try {
    return await work(part);
  } catch (error) {
    await part.close();
    objects.discard(part.file);
    throw error;
  }
}

/** What a request says of the object beside its bytes. */
export function descriptionOf(request: S3Request): Pick<StoredObject, "headers" | "metadata"> {
  const metadata = Object.fromEntries(
    request
      .amzNames()
      .filter((name) => name.startsWith(META))
      .map((name) => [name.slice(META.length), request.amz(name) ?? ""]),
  );
  const size = Object.entries(metadata).reduce((sum, pair) => sum + Buffer.byteLength(pair.join("")), 0);
  if (size > MOST_META_BYTES) {
    throw new S3Error("MetadataTooLarge", { Size: size, MaxSizeAllowed: MOST_META_BYTES });
  }
  const named = kept.flatMap((name) => (request.headers[name] ? [[name, request.headers[name]]] : []));
  const encoding = contentEncoding(request.headers["content-encoding"]);
  return {
    headers: {
      "content-type": "binary/octet-stream",
      ...Object.fromEntries(named),
      ...(encoding && { "content-encoding": encoding }),
    },
    metadata,
  };
}

/** `aws-chunked` is about the way here, and is not kept. */
const contentEncoding = (header = "") =>
  header
    .split(",")
    .map((coding) => coding.trim())
    .filter((coding) => coding !== "" && coding !== "aws-chunked")
    .join(",");

const headersOf = ({ etag, checksum }: StoredObject) => ({
  etag: `"${etag}"`,
  [checksumHeader(checksum.algorithm)]: checksum.value,
  "x-amz-checksum-type": "FULL_OBJECT",
  "x-amz-server-side-encryption": "AES256",
});
