import { createHash, createHmac } from "node:crypto";
import { canonicalRequest, queryPairs, splitTarget, type WireRequest } from "./canonical-request";

/** Whose requests are believed. One key is all there is. */
export type Keys = { accessKeyId: string; secretAccessKey: string };

/** How a service checks. `payloadHash` is what the canonical request ends with. */
export type Check = {
  keys: Keys;
  region: string;
  service: "s3" | "lambda";
  payloadHash: string;
  nowMs: number;
  /** How far a signed header's time may lie from ours. */
  skewSeconds: number;
};

export type Signed = {
  isPresigned: boolean;
  signature: string;
  /** What the chunks of a streamed payload are signed with, and for. */
  signingKey: Buffer;
  scope: string;
  amzDate: string;
};
export type Refusal = {
  refused:
    | "missing"
    | "malformed"
    | "unknown_key"
    | "wrong_scope"
    | "skewed"
    | "not_yet"
    | "expired"
    | "unsigned_headers"
    | "mismatch";
  /** What was wrong, for the sentence; what we signed, for a mismatch. */
  detail: string;
  canonicalRequest?: string;
  stringToSign?: string;
};

type Claim = {
  isPresigned: boolean;
  accessKeyId: string;
  scope: string[];
  signedHeaders: string[];
  signature: string;
  amzDate: string;
  /** Of a presigned address. */
  expiresSeconds: number;
};

const ALGORITHM = "AWS4-HMAC-SHA256";
/** For which an address may be signed: a week. */
export const LONGEST_SECONDS = 604_800;

/** In hex. */
export const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/**
 * Checks Signature Version 4 of a request, in its headers or in its address: the key is ours, the scope is this service's,
 * the time holds, every x-amz header is signed, and the signature is what our secret makes of it.
 */
export function checkSignature(request: WireRequest, check: Check): Signed | Refusal {
  const claim = readClaim(request);
  if ("refused" in claim) return claim;
  const { accessKeyId, scope, amzDate, isPresigned, signature } = claim;
  if (accessKeyId !== check.keys.accessKeyId) return refuse("unknown_key", accessKeyId);
  const [day = "", region = "", service = "", end] = scope;
  if (region !== check.region || service !== check.service || end !== "aws4_request" || scope.length !== 4) {
    return refuse("wrong_scope", scope.join("/"));
  }
  if (day !== amzDate.slice(0, 8)) return refuse("wrong_scope", scope.join("/"));
  const untimely = timing(claim, check);
  if (untimely) return untimely;
  const loose = unsignedHeaders(request, claim);
  if (loose.length > 0) return refuse("unsigned_headers", loose.join(", "));
  const canonical = canonicalRequest(request, {
    signedHeaders: claim.signedHeaders,
    payloadHash: check.payloadHash,
    isPathEncodedTwice: check.service !== "s3",
  });
  const stringToSign = [ALGORITHM, amzDate, scope.join("/"), sha256(canonical)].join("\n");
  const signingKey = keyFor(check.keys.secretAccessKey, day, region, service);
  if (hmac(signingKey, stringToSign).toString("hex") !== signature) {
    return { ...refuse("mismatch", accessKeyId), canonicalRequest: canonical, stringToSign };
  }
  return { isPresigned, signature, signingKey, scope: scope.join("/"), amzDate };
}

/** The time of `20261121T120000Z`, or NaN. */
export function timeOf(amzDate: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(amzDate);
  if (!match) return Number.NaN;
  const [, year, month, day, hour, minute, second] = match;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** The other way round. */
export const amzDateOf = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, "");

const keyFor = (secret: string, day: string, region: string, service: string) =>
  hmac(hmac(hmac(hmac(`AWS4${secret}`, day), region), service), "aws4_request");

const refuse = (refused: Refusal["refused"], detail: string): Refusal => ({ refused, detail });

function readClaim({ target, headers }: WireRequest): Claim | Refusal {
  const { authorization } = headers;
  const query = new Map(queryPairs(splitTarget(target)[1]));
  const isPresigned = query.has("X-Amz-Signature") || query.has("X-Amz-Algorithm");
  if (!authorization && !isPresigned) return refuse("missing", "");
  if (authorization && isPresigned) return refuse("malformed", "Only one auth mechanism allowed");
  const fields = isPresigned ? fieldsOfQuery(query) : fieldsOfHeader(authorization ?? "");
  if (!fields) return refuse("malformed", "Unsupported Authorization Type");
  const missing = ["Credential", "SignedHeaders", "Signature"].filter((name) => !fields.get(name));
  if (missing.length > 0) return refuse("malformed", `Authorization requires '${missing[0]}' parameter.`);
  const amzDate = isPresigned ? query.get("X-Amz-Date") : headers["x-amz-date"];
  if (Number.isNaN(timeOf(amzDate ?? "")))
    return refuse("malformed", "Date must be in ISO-8601 basic format.");
  const seconds = isPresigned ? (query.get("X-Amz-Expires") ?? "") : "0";
  if (!/^\d{1,7}$/.test(seconds) || Number(seconds) > LONGEST_SECONDS) {
    return refuse("malformed", "X-Amz-Expires must be less than a week (in seconds)");
  }
  const signedHeaders = (fields.get("SignedHeaders") ?? "").split(";");
  if (!signedHeaders.includes("host")) return refuse("malformed", "'Host' must be a signed header.");
  const [accessKeyId = "", ...scope] = (fields.get("Credential") ?? "").split("/");
  const signature = fields.get("Signature") ?? "";
  const expiresSeconds = Number(seconds);
  return {
    isPresigned,
    accessKeyId,
    scope,
    signedHeaders,
    signature,
    amzDate: amzDate ?? "",
    expiresSeconds,
  };
}

function fieldsOfHeader(authorization: string): Map<string, string> | undefined {
  if (!authorization.startsWith(`${ALGORITHM} `)) return undefined;
  const pairs = authorization.slice(ALGORITHM.length + 1).split(",");
  return new Map(
    pairs.map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

function fieldsOfQuery(query: Map<string, string>): Map<string, string> | undefined {
  if (query.get("X-Amz-Algorithm") !== ALGORITHM) return undefined;
  return new Map([...query].map(([name, value]) => [name.replace(/^X-Amz-/, ""), value]));
}

function timing(claim: Claim, { nowMs, skewSeconds }: Check): Refusal | undefined {
  const atMs = timeOf(claim.amzDate);
  if (!claim.isPresigned) {
    return Math.abs(nowMs - atMs) > skewSeconds * 1000 ? refuse("skewed", claim.amzDate) : undefined;
  }
  if (atMs - nowMs > skewSeconds * 1000) return refuse("not_yet", claim.amzDate);
  const endsMs = atMs + claim.expiresSeconds * 1000;
  return nowMs > endsMs ? refuse("expired", new Date(endsMs).toISOString()) : undefined;
}

function unsignedHeaders({ headers }: WireRequest, { signedHeaders }: Claim): string[] {
  return Object.keys(headers).filter((name) => name.startsWith("x-amz-") && !signedHeaders.includes(name));
}
