import type { IncomingMessage } from "node:http";
import { queryPairs, splitTarget } from "../aws/canonical-request";
import { S3Error } from "./errors";

/** Where the stand-in lies in the sandbox; part of every path that is signed. */
const PREFIX = "/s3";
const MOST_KEY_BYTES = 1024;

/** A request as S3 reads it, path style. `target` is path and query as they came over the wire. */
export class S3Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string | undefined>;
  readonly query: Map<string, string>;
  readonly bucket: string;
  readonly key: string;

  constructor(readonly incoming: IncomingMessage) {
    this.method = incoming.method ?? "GET";
    this.target = incoming.url ?? "/";
    this.headers = Object.fromEntries(
      Object.entries(incoming.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(",") : value,
      ]),
    );
    const [path, query] = splitTarget(this.target);
    const [bucket = "", ...key] = path.slice(PREFIX.length + 1).split("/");
    requireEscapes(query);
    this.query = new Map(queryPairs(query));
    this.bucket = decoded(bucket);
    this.key = decoded(key.join("/"));
    if (Buffer.byteLength(this.key) > MOST_KEY_BYTES) {
      throw new S3Error("KeyTooLongError", {
        Size: Buffer.byteLength(this.key),
        MaxSizeAllowed: MOST_KEY_BYTES,
      });
    }
  }

  /** An `x-amz-` header, which in a presigned address may stand in the query. */
  amz(name: string): string | undefined {
    return this.headers[name] ?? this.#hoisted().get(name);
  }

  /** The names of all `x-amz-` headers, wherever they stand. */
  amzNames(): string[] {
    const names = Object.keys(this.headers).filter((name) => name.startsWith("x-amz-"));
    return [...new Set([...names, ...this.#hoisted().keys()])];
  }

  get isPresigned(): boolean {
    return [...this.query.keys()].some((name) => /^X-Amz-(Algorithm|Signature|Credential)$/.test(name));
  }

  #hoisted(): Map<string, string> {
    const pairs = [...this.query].map(([name, value]): [string, string] => [name.toLowerCase(), value]);
    return new Map(pairs.filter(([name]) => name.startsWith("x-amz-")));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error("InvalidURI", { URI: text });
  }
}

function requireEscapes(query: string): void {
  decoded(query);
}
