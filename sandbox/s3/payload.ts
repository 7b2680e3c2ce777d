import { createHash } from "node:crypto";
import { type Access, streamings, UNSIGNED } from "./access";
import { algorithmFor, announcedChecksum, type Checksum, requireChecksum, startSum } from "./checksums";
import { decodeChunks } from "./chunks";
import { S3Error } from "./errors";
import type { S3Request } from "./request";

export type Received = { size: number; md5: Buffer; checksum: Checksum };
type Write = (bytes: Buffer) => Promise<void> | void;

/** A PUT's most bytes; larger objects need parts, which the sandbox does not know. */
const MOST_BYTES = 5 * 2 ** 30;

/**
 * Reads a request's payload to its end, piece by piece. Throws, in S3's words, when it is not what was signed, what its
 * checksums say, or as long as announced.
 */
export async function receive(request: S3Request, access: Access, write: Write): Promise<Received> {
  requireLength(request, access);
  const announced = announcedChecksum(request);
  const algorithm = algorithmFor(announced);
  const [sha, md5, sum] = [createHash("sha256"), createHash("md5"), startSum(algorithm)];
  const trailer = new Map<string, string>();
  let size = 0;
  for await (const bytes of payloadOf(request, access, trailer)) {
    size += bytes.length;
    if (size > MOST_BYTES) throw new S3Error("EntityTooLarge", { MaxSizeAllowed: MOST_BYTES });
    sha.update(bytes);
    md5.update(bytes);
    sum.update(bytes);
    await write(bytes);
  }
  requireSize(request, access, size);
  requireHash(access, sha.digest("hex"));
  const checksum = { algorithm, value: sum.digest().toString("base64") };
  if (announced) requireChecksum(checksum, announced, trailer);
  const received = { size, md5: md5.digest(), checksum };
  requireMd5(request.headers["content-md5"], received.md5);
  return received;
}

/** A small payload as text. */
export async function receiveText(request: S3Request, access: Access): Promise<string> {
  const pieces: Buffer[] = [];
  await receive(request, access, (bytes) => void pieces.push(bytes));
  return Buffer.concat(pieces).toString("utf8");
}

const isStreaming = ({ payload }: Access) => streamings.includes(payload);

function payloadOf(request: S3Request, access: Access, trailer: Map<string, string>): AsyncIterable<Buffer> {
  // Not destroyed when a check throws: the answer still has to go out over the same connection.
  const source: AsyncIterable<Buffer> = request.incoming.iterator({ destroyOnReturn: false });
  if (!isStreaming(access)) return source;
  const signed = access.payload.startsWith("STREAMING-UNSIGNED") ? undefined : access.signed;
  return decodeChunks(source, { signed, trailer, hasTrailer: access.payload.endsWith("-TRAILER") });
}

/** Bodies of unknown length are not taken, unless they tell the length of what is in them. */
function requireLength({ headers }: S3Request, access: Access): void {
  const length = isStreaming(access) ? headers["x-amz-decoded-content-length"] : headers["content-length"];
  const isKnown =
    length !== undefined || (!isStreaming(access) && headers["transfer-encoding"] === undefined);
  if (!isKnown) throw new S3Error("MissingContentLength");
}

function requireSize({ headers }: S3Request, access: Access, size: number): void {
  if (!isStreaming(access)) return;
  const announced = Number(headers["x-amz-decoded-content-length"]);
  if (announced !== size)
    throw new S3Error("IncompleteBody", { NumberBytesExpected: announced, NumberBytesProvided: size });
}

function requireHash({ payload }: Access, hash: string): void {
  if (payload === UNSIGNED || streamings.includes(payload) || payload === hash) return;
  throw new S3Error("XAmzContentSHA256Mismatch", {
    ClientComputedContentSHA256: payload,
    S3ComputedContentSHA256: hash,
  });
}

function requireMd5(header: string | undefined, md5: Buffer): void {
  if (header === undefined) return;
  if (Buffer.from(header, "base64").length !== md5.length)
    throw new S3Error("InvalidDigest", { "Content-MD5": header });
  if (header === md5.toString("base64")) return;
  throw new S3Error("BadDigest", { ExpectedDigest: header, CalculatedDigest: md5.toString("base64") });
}
