import { createHash, createHmac } from "node:crypto";
import { type Signed, sha256 } from "../aws/signature";
import { ByteReader } from "./byte-reader";
import { S3Error } from "./errors";

export type Chunked = {
  /** Signs the chunks; absent where they are not signed. */
  signed?: Signed | undefined;
  hasTrailer: boolean;
  /** Filled when the last chunk was read. */
  trailer: Map<string, string>;
};

const LEAST_CHUNK_BYTES = 8192;
const TRAILER_SIGNATURE = "x-amz-trailer-signature";

/**
 * The payload inside `aws-chunked` (AWS, "Signature Calculations for the Authorization Header: Transferring Payload in
 * Multiple Chunks" and "... Including Trailing Headers"). Throws when a chunk's or the trailer's signature is not right.
 */
export async function* decodeChunks(source: AsyncIterable<Buffer>, chunked: Chunked): AsyncGenerator<Buffer> {
  const reader = new ByteReader(source);
  try {
    yield* readChunks(reader, chunked);
  } finally {
    await reader.release();
  }
}

async function* readChunks(reader: ByteReader, chunked: Chunked): AsyncGenerator<Buffer> {
  const chain = chunked.signed && new SignatureChain(chunked.signed);
  for (let isLastSoFar = false; ; ) {
    const { size, signature } = parseHead(await reader.line());
    if (isLastSoFar && size > 0) throw new S3Error("InvalidChunkSizeError");
    isLastSoFar = size < LEAST_CHUNK_BYTES;
    const hash = createHash("sha256");
    for await (const bytes of reader.take(size)) {
      hash.update(bytes);
      yield bytes;
    }
    chain?.requireChunk(hash.digest("hex"), signature);
    if (size === 0) break;
    if ((await reader.line()) !== "") throw new S3Error("IncompleteBody");
  }
  await readTrailer(reader, chunked.trailer);
  const trailerSignature = chunked.trailer.get(TRAILER_SIGNATURE);
  chunked.trailer.delete(TRAILER_SIGNATURE);
  if (chunked.hasTrailer) chain?.requireTrailer(chunked.trailer, trailerSignature);
}

function parseHead(line: string) {
  const match = /^([0-9a-f]{1,8})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  if (!match) throw new S3Error("IncompleteBody");
  return { size: Number.parseInt(match[1] ?? "", 16), signature: match[2] };
}

async function readTrailer(reader: ByteReader, trailer: Map<string, string>): Promise<void> {
  for (;;) {
    const line = (await reader.line()).trim();
    if (line === "") return;
    const at = line.indexOf(":");
    if (at < 1) throw new S3Error("MalformedTrailerError");
    trailer.set(line.slice(0, at).toLowerCase(), line.slice(at + 1).trim());
  }
}

/** Each signature covers the one before, from the request's own on. */
class SignatureChain {
  #previous: string;

  constructor(readonly signed: Signed) {
    this.#previous = signed.signature;
  }

  requireChunk(hash: string, signature: string | undefined): void {
    this.#require("AWS4-HMAC-SHA256-PAYLOAD", [sha256(""), hash], signature);
  }

  requireTrailer(trailer: Map<string, string>, signature: string | undefined): void {
    const lines = [...trailer].map(([name, value]) => `${name}:${value}\n`).sort();
    this.#require("AWS4-HMAC-SHA256-TRAILER", [sha256(lines.join(""))], signature);
  }

  #require(kind: string, hashes: string[], signature: string | undefined): void {
    const { amzDate, scope, signingKey } = this.signed;
    const text = [kind, amzDate, scope, this.#previous, ...hashes].join("\n");
    const right = createHmac("sha256", signingKey).update(text).digest("hex");
    if (signature !== right) throw new S3Error("SignatureDoesNotMatch", { StringToSign: text });
    this.#previous = right;
  }
}
