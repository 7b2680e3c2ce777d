import type { Access } from "./access";
import { announcedChecksum } from "./checksums";
import { S3Error } from "./errors";
import type { Objects } from "./objects";
import { receiveText } from "./payload";
import type { S3Request } from "./request";
import { type Element, textsOf, toXml } from "./xml";
import { xmlResponse } from "./xml-response";

const MOST_KEYS = 1000;

/** DeleteObjects: a key that is not there counts as deleted. */
export async function deleteObjects(objects: Objects, request: S3Request, access: Access): Promise<Response> {
  if (!request.headers["content-md5"] && !announcedChecksum(request)) {
    throw new S3Error(
      "InvalidRequest",
      {},
      "Missing required header for this request: Content-MD5 OR x-amz-checksum-*",
    );
  }
  const xml = await receiveText(request, access);
  const keys = keysOf(xml);
  for (const key of keys) objects.delete(request.bucket, key);
  const isQuiet = textsOf(xml, "Quiet")[0] === "true";
  const deleted = keys.map((key): Element => ["Deleted", [["Key", key]]]);
  return xmlResponse(toXml(["DeleteResult", isQuiet ? [] : deleted]));
}

function keysOf(xml: string): string[] {
  const entries = xml.match(/<Object>[\s\S]*?<\/Object>/g) ?? [];
  const keys = entries.flatMap((entry) => textsOf(entry, "Key").slice(0, 1));
  const isWhole = /<Delete[\s>][\s\S]*<\/Delete>\s*$/.test(xml) && keys.length === entries.length;
  if (!isWhole || keys.length === 0 || keys.length > MOST_KEYS) throw new S3Error("MalformedXML");
  return keys;
}
