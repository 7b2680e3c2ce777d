/** A request as it came over the wire: `target` is path and query, untouched. Names of headers in lower case. */
export type WireRequest = { method: string; target: string; headers: Record<string, string | undefined> };

export type CanonicalOptions = {
  signedHeaders: readonly string[];
  payloadHash: string;
  /** S3 signs the path as it is sent, every other service encodes it once more. */
  isPathEncodedTwice: boolean;
};

const SIGNATURE = "X-Amz-Signature";

/** The canonical request of Signature Version 4 (AWS, "Create a signed AWS API request", step 1). */
export function canonicalRequest(request: WireRequest, options: CanonicalOptions): string {
  const [path = "/", query = ""] = splitTarget(request.target);
  const headers = options.signedHeaders.map((name) => `${name}:${trimmed(request.headers[name])}\n`);
  return [
    request.method,
    options.isPathEncodedTwice ? encodePath(path) : encodePath(decoded(path)),
    canonicalQuery(query),
    headers.join(""),
    options.signedHeaders.join(";"),
    options.payloadHash,
  ].join("\n");
}

/** Path and query of a target. */
export function splitTarget(target: string): [string, string] {
  const at = target.indexOf("?");
  return at < 0 ? [target, ""] : [target.slice(0, at), target.slice(at + 1)];
}

/** Name and value of each parameter, decoded, in the order they came in. */
export function queryPairs(query: string): [string, string][] {
  return query
    .split("&")
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf("=");
      const [name, value] = at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
      return [decoded(name.replaceAll("+", " ")), decoded(value.replaceAll("+", " "))];
    });
}

function canonicalQuery(query: string): string {
  return queryPairs(query)
    .filter(([name]) => name !== SIGNATURE)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => compare(a, b) || compare(x, y))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const trimmed = (value = "") => value.trim().replace(/\s+/g, " ");
const encodePath = (path: string) => path.split("/").map(encode).join("/");
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
