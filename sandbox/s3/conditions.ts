import { S3Error } from "./errors";
import type { StoredObject } from "./objects";

type Headers = Record<string, string | undefined>;

/** "go" goes on; "unchanged" is answered with 304. Throws 412 when a condition does not hold (RFC 9110, 13.2.2). */
export function judgeConditions(headers: Headers, object: StoredObject): "go" | "unchanged" {
  const ifMatch = headers["if-match"];
  if (ifMatch !== undefined) {
    if (!names(ifMatch, object)) throw failed("If-Match");
  } else if (isLater(object, headers["if-unmodified-since"])) throw failed("If-Unmodified-Since");
  const ifNoneMatch = headers["if-none-match"];
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, object) ? "unchanged" : "go";
  const since = headers["if-modified-since"];
  return isTime(since) && !isLater(object, since) ? "unchanged" : "go";
}

/** For a PUT: `If-None-Match: *` wants nothing to be there, `If-Match` what it names. Throws when it is otherwise. */
export function requireWriteConditions(headers: Headers, existing: StoredObject | undefined): void {
  if (headers["if-none-match"] === "*" && existing) throw failed("If-None-Match");
  const ifMatch = headers["if-match"];
  if (ifMatch === undefined) return;
  if (!existing) throw new S3Error("NoSuchKey");
  if (!names(ifMatch, existing)) throw failed("If-Match");
}

/** Whether a range still fits: browsers name the object that they have the beginning of. */
export function isSameForRange(ifRange: string | undefined, object: StoredObject): boolean {
  if (ifRange === undefined) return true;
  return isTime(ifRange)
    ? seconds(object.modifiedAtMs) === seconds(Date.parse(ifRange))
    : names(ifRange, object);
}

const names = (tags: string, { etag }: StoredObject) =>
  tags.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^(?:W\/)?"(.*)"$/, "$1")));

const isTime = (text: string | undefined): text is string =>
  text !== undefined && /^\w{3}, /.test(text) && !Number.isNaN(Date.parse(text));
const seconds = (ms: number) => Math.floor(ms / 1000);
const isLater = ({ modifiedAtMs }: StoredObject, since: string | undefined) =>
  isTime(since) && seconds(modifiedAtMs) > seconds(Date.parse(since));
const failed = (Condition: string) => new S3Error("PreconditionFailed", { Condition });
