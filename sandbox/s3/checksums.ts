import { createHash } from "node:crypto";
import { Crc, crc32, crc32c, crc64nvme } from "./crc";
import { S3Error } from "./errors";
import type { S3Request } from "./request";

type Sum = { update: (bytes: Uint8Array) => unknown; digest: () => Buffer };

/** The algorithms of `x-amz-checksum-*`, by the end of that name. The xxHash family is not here. */
const algorithms = {
  crc32: () => new Crc(crc32),
  crc32c: () => new Crc(crc32c),
  crc64nvme: () => new Crc(crc64nvme),
  md5: () => createHash("md5"),
  sha1: () => createHash("sha1"),
  sha256: () => createHash("sha256"),
  sha512: () => createHash("sha512"),
} satisfies Record<string, () => Sum>;

export type ChecksumAlgorithm = keyof typeof algorithms;
export type Checksum = { algorithm: ChecksumAlgorithm; value: string };

const HEADER = /^x-amz-checksum-(?!type$|mode$|algorithm$)(\w+)$/;
/** What S3 takes of its own accord when the client announces nothing. */
const USUAL: ChecksumAlgorithm = "crc64nvme";

export const checksumHeader = (algorithm: ChecksumAlgorithm) => `x-amz-checksum-${algorithm}`;
export const startSum = (algorithm: ChecksumAlgorithm): Sum => algorithms[algorithm]();

/** What the client says the checksum is, or that it will say so in the trailer. */
export type Announced = { algorithm: ChecksumAlgorithm; value: string | undefined; isInTrailer: boolean };

export function announcedChecksum(request: S3Request): Announced | undefined {
  const given = request.amzNames().flatMap((name) => HEADER.exec(name)?.[1] ?? []);
  const trailer = request.amz("x-amz-trailer")?.trim().toLowerCase();
  if (given.length + (trailer ? 1 : 0) > 1) {
    throw new S3Error(
      "InvalidRequest",
      {},
      "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
    );
  }
  const name = trailer ? HEADER.exec(trailer)?.[1] : given[0];
  if (name) return announced(name, request, trailer !== undefined);
  if (request.amz("x-amz-sdk-checksum-algorithm")) {
    throw new S3Error(
      "InvalidRequest",
      {},
      "x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.",
    );
  }
  return undefined;
}

function announced(name: string, request: S3Request, isInTrailer: boolean): Announced {
  const algorithm = toAlgorithm(name);
  const value = request.amz(checksumHeader(algorithm));
  if (value !== undefined) requireForm(algorithm, value);
  return { algorithm, value, isInTrailer };
}

/** By which the object is summed up; one of S3's own choosing when the client announced none. */
export const algorithmFor = (announcement: Announced | undefined) => announcement?.algorithm ?? USUAL;

/** Throws when what was announced is not what came. */
export function requireChecksum(
  found: Checksum,
  { algorithm, value, isInTrailer }: Announced,
  trailer: Map<string, string>,
) {
  const said = isInTrailer ? trailer.get(checksumHeader(algorithm)) : value;
  if (said === undefined) throw new S3Error("MalformedTrailerError");
  requireForm(algorithm, said);
  if (said === found.value) return;
  const name = algorithm.toUpperCase();
  throw new S3Error("BadDigest", {}, `The ${name} you specified did not match the calculated checksum.`);
}

function toAlgorithm(name: string): ChecksumAlgorithm {
  if (name in algorithms) return name as ChecksumAlgorithm;
  throw new S3Error("NotImplemented", {}, `The sandbox knows no checksum called ${name}.`);
}

function requireForm(algorithm: ChecksumAlgorithm, value: string): void {
  const bytes = Buffer.from(value, "base64");
  const isWhole = bytes.toString("base64") === value && bytes.length === startSum(algorithm).digest().length;
  if (!isWhole) {
    throw new S3Error("InvalidRequest", {}, `Value for ${checksumHeader(algorithm)} header is invalid.`);
  }
}
