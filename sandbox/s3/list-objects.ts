import { S3Error } from "./errors";
import type { Objects, StoredObject } from "./objects";
import type { S3Request } from "./request";
import { type Element, toXml } from "./xml";
import { xmlResponse } from "./xml-response";

const MOST_KEYS = 1000;
type Page = { entries: (StoredObject | string)[]; next: string | undefined };

/** ListObjectsV2. */
export function listObjects(objects: Objects, { bucket, query }: S3Request): Response {
  const [prefix, delimiter] = [query.get("prefix") ?? "", query.get("delimiter") ?? ""];
  const token = query.get("continuation-token");
  const after = token === undefined ? (query.get("start-after") ?? "") : fromToken(token);
  const most = readMost(query.get("max-keys"));
  const { entries, next } = pageOf(objects.list(bucket), { prefix, delimiter, after, most });
  const isUrl = query.get("encoding-type") === "url";
  const text = (value: string) => (isUrl ? encodeURIComponent(value).replaceAll("%2F", "/") : value);
  const optional: [string, string][] = [
    ["Delimiter", text(delimiter)],
    ["EncodingType", isUrl ? "url" : ""],
    ["ContinuationToken", token ?? ""],
    ["StartAfter", text(query.get("start-after") ?? "")],
    ["NextContinuationToken", next === undefined ? "" : toToken(next)],
  ];
  return xmlResponse(
    toXml([
      "ListBucketResult",
      [
        ["Name", bucket],
        ["Prefix", text(prefix)],
        ["KeyCount", entries.length],
        ["MaxKeys", most],
        ["IsTruncated", next !== undefined],
        ...optional.filter(([, value]) => value !== ""),
        ...entries.map((entry) => toElement(entry, text)),
      ],
    ]),
  );
}

type Asked = { prefix: string; delimiter: string; after: string; most: number };

/** Keys in the order of their bytes; with a delimiter, one entry for all keys that agree up to it. */
function pageOf(all: StoredObject[], { prefix, delimiter, after, most }: Asked): Page {
  const sorted = all.filter(({ key }) => key.startsWith(prefix)).sort((a, b) => compare(a.key, b.key));
  const entries = new Map<string, StoredObject | string>();
  for (const object of sorted) {
    const end = delimiter === "" ? -1 : object.key.indexOf(delimiter, prefix.length);
    const name = end < 0 ? object.key : object.key.slice(0, end + delimiter.length);
    if (compare(name, after) <= 0 || entries.has(name)) continue;
    if (entries.size === most) return { entries: [...entries.values()], next: [...entries.keys()].at(-1) };
    entries.set(name, end < 0 ? object : name);
  }
  return { entries: [...entries.values()], next: undefined };
}

function toElement(entry: StoredObject | string, text: (value: string) => string): Element {
  if (typeof entry === "string") return ["CommonPrefixes", [["Prefix", text(entry)]]];
  return [
    "Contents",
    [
      ["Key", text(entry.key)],
      ["LastModified", new Date(entry.modifiedAtMs).toISOString()],
      ["ETag", `"${entry.etag}"`],
      ["ChecksumAlgorithm", entry.checksum.algorithm.toUpperCase()],
      ["ChecksumType", "FULL_OBJECT"],
      ["Size", entry.size],
      ["StorageClass", "STANDARD"],
    ],
  ];
}

function readMost(given: string | undefined): number {
  if (given === undefined) return MOST_KEYS;
  if (/^\d{1,10}$/.test(given)) return Math.min(Number(given), MOST_KEYS);
  throw new S3Error(
    "InvalidArgument",
    { ArgumentName: "max-keys", ArgumentValue: given },
    "Provided max-keys not an integer or within integer range",
  );
}

const compare = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const toToken = (key: string) => Buffer.from(`1${key}`).toString("base64");

function fromToken(token: string): string {
  const text = Buffer.from(token, "base64").toString("utf8");
  if (text.startsWith("1") && toToken(text.slice(1)) === token) return text.slice(1);
  throw new S3Error(
    "InvalidArgument",
    { ArgumentName: "continuation-token" },
    "The continuation token provided is incorrect",
  );
}
