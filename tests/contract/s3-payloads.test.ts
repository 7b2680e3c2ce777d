import { createHash, createHmac } from "node:crypto";
import { Readable } from "node:stream";
import {
  ChecksumAlgorithm,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { afterSigning, Bucket, credentials, refusalOf, type ServedS3, serveS3, xmlText } from "../support/s3";

let served: ServedS3;
beforeAll(async () => {
  served = await serveS3();
});
afterAll(() => served.stop());
beforeEach(() => served.vendor.reset());

const Key = "clips/a.mp4";
const put = (input: Partial<PutObjectCommandInput>) => new PutObjectCommand({ Bucket, Key, ...input });
const text = async () =>
  (await served.s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const keys = () => (served.vendor.state() as { buckets: { objects: number }[] }).buckets[0]?.objects;
/** The pieces as they are, in the order given. */
const stream = (...pieces: (string | Buffer)[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)));
const sha256 = (data: string) => createHash("sha256").update(data).digest("hex");

const hashOf = (name: string, data: string) => createHash(name).update(data).digest("base64");

/** The CRCs are the check values of the catalogue of parametrised CRC algorithms. */
const known = [
  ["CRC32", "y/Q5Jg=="],
  ["CRC32C", "4waSgw=="],
  ["CRC64NVME", "rosUhgp5mIg="],
  ["SHA1", hashOf("sha1", "123456789")],
  ["SHA256", hashOf("sha256", "123456789")],
] as const;

test.each(known)(
  "%s of 123456789 is %s, whoever takes it and wherever it is sent",
  async (algorithm, value) => {
    const asked = { Bucket, Key, ChecksumMode: "ENABLED" } as const;
    const name = `Checksum${algorithm}` as const;
    const bodies = ["123456789", Buffer.from("123456789"), stream("123456789")];
    for (const Body of bodies) {
      const length = Body instanceof Readable ? { ContentLength: 9 } : {};
      const answer = await served.s3.send(
        put({ Body, ChecksumAlgorithm: ChecksumAlgorithm[algorithm], ...length }),
      );
      expect(answer[name]).toBe(value);
      expect((await served.s3.send(new HeadObjectCommand(asked)))[name]).toBe(value);
      expect(await text()).toBe("123456789");
    }
    const wrong = { [name]: Buffer.alloc(Buffer.from(value, "base64").length).toString("base64") };
    expect(await refusalOf(served.s3.send(put({ Body: "123456789", ...wrong })))).toEqual([400, "BadDigest"]);
    expect(await refusalOf(served.s3.send(put({ Body: "x", [name]: "AAA=" })))).toEqual([
      400,
      "InvalidRequest",
    ]);
  },
);

test("with no checksum announced S3 takes its own, and readers find it right", async () => {
  const quiet = served.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  expect((await quiet.send(put({ Body: "123456789" }))).ChecksumCRC64NVME).toBe("rosUhgp5mIg=");
  expect(await text()).toBe("123456789");
});

test("the MD5 of a body is its ETag, and one that is given must fit", async () => {
  const ContentMD5 = hashOf("md5", "abc");
  const { ETag } = await served.s3.send(put({ Body: "abc", ContentMD5 }));
  expect(ETag).toBe('"900150983cd24fb0d6963f7d28e17f72"');
  expect(await refusalOf(served.s3.send(put({ Body: "abd", ContentMD5 })))).toEqual([400, "BadDigest"]);
  expect(await refusalOf(served.s3.send(put({ Body: "abd", ContentMD5: "abc" })))).toEqual([
    400,
    "InvalidDigest",
  ]);
  expect(await text()).toBe("abc");
});

describe("a stream with its checksum in the trailer", () => {
  const big = Buffer.alloc(100_000, "0123456789");
  const input = () => ({
    Body: stream(big.subarray(0, 65_536), big.subarray(65_536)),
    ContentLength: 100_000,
  });
  /** The client, with what it streams changed on its way. */
  const tampered = (change: (wire: string) => string) =>
    afterSigning(served.client(), (request) => {
      const wire = request.body as AsyncIterable<Buffer>;
      request.body = Readable.from(
        (async function* () {
          const pieces: Buffer[] = [];
          for await (const piece of wire) pieces.push(Buffer.from(piece));
          yield Buffer.from(change(Buffer.concat(pieces).toString("latin1")), "latin1");
        })(),
      );
    });

  test("arrives without the trailer's traces, over whatever algorithm", async () => {
    let isChunked = false;
    const watched = afterSigning(served.client(), ({ headers }) => {
      isChunked = headers["x-amz-content-sha256"] === "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
    });
    for (const algorithm of ["CRC32", "CRC64NVME"] as const) {
      await watched.send(put({ ...input(), ChecksumAlgorithm: algorithm, ContentEncoding: "identity" }));
      expect(isChunked).toBe(true);
      const answer = await served.s3.send(new GetObjectCommand({ Bucket, Key }));
      expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? [])).toEqual(big);
      expect(answer.ContentEncoding).toBe("identity");
    }
  });

  test("is refused when data or trailer were changed, cut or are not there, and leaves nothing", async () => {
    const changes: [(wire: string) => string, string][] = [
      [(wire) => wire.replace("0123456789", "0123456780"), "BadDigest"],
      [(wire) => wire.replace(/(x-amz-checksum-crc32:)..../, "$1AAAA"), "BadDigest"],
      [(wire) => wire.replace(/x-amz-checksum-crc32:[^\r]*\r\n/, ""), "MalformedTrailerError"],
      [(wire) => wire.replace(/^10000\r\n/, "10001\r\n"), "IncompleteBody"],
      [(wire) => wire.replace("\r\n0\r\n", "\r\n"), "IncompleteBody"],
      // Whole chunks, but fewer than announced; the trailer's checksum is that of what came.
      [() => `3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n`, "IncompleteBody"],
    ];
    for (const [change, code] of changes) {
      expect(await refusalOf(tampered(change).send(put(input())))).toEqual([400, code]);
    }
    expect(keys()).toBe(0);
  });

  test("may have small pieces only at its end", async () => {
    const small = { Body: stream("a".repeat(9000), "b".repeat(10), "c"), ContentLength: 9011 };
    expect(await refusalOf(served.s3.send(put(small)))).toEqual([403, "InvalidChunkSizeError"]);
    // Known at once: the answer reaches a client that is still sending.
    const early = { Body: stream("a", Buffer.alloc(4_000_000)), ContentLength: 4_000_001 };
    expect(await refusalOf(served.s3.send(put(early)))).toEqual([403, "InvalidChunkSizeError"]);
    const last = { Body: stream("a".repeat(9000), "b".repeat(10)), ContentLength: 9010 };
    await served.s3.send(put(last));
    const buffered = served.client({ requestStreamBufferSize: 65_536 });
    await buffered.send(put({ ...small, Body: stream("a".repeat(9000), "b".repeat(10), "c") }));
    expect((await text())?.length).toBe(9011);
  });

  test("must tell its length, and so must one without a checksum", async () => {
    const quiet = served.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
    const refusal = await refusalOf(quiet.send(put({ Body: stream("abc") })));
    expect(refusal).toEqual([411, "MissingContentLength"]);
    await quiet.send(put({ Body: stream("abc"), ContentLength: 3 }));
    expect(await text()).toBe("abc");
  });
});

/** Sends chunks that are each signed after the one before, as SDKs of other languages do. */
function signingChunks(
  pieces: string[],
  trailer: Record<string, string>,
  change = (wire: string) => wire,
): S3Client {
  const isTrailed = Object.keys(trailer).length > 0;
  const client = served.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  client.middlewareStack.add(
    (next) => (args) => {
      const { headers } = args.request as { headers: Record<string, string> };
      delete headers["content-length"];
      headers["transfer-encoding"] = "chunked";
      headers["content-encoding"] = "aws-chunked";
      headers["x-amz-content-sha256"] = `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${isTrailed ? "-TRAILER" : ""}`;
      headers["x-amz-decoded-content-length"] = String(pieces.join("").length);
      if (isTrailed) headers["x-amz-trailer"] = Object.keys(trailer).join(",");
      return next(args);
    },
    { step: "build", priority: "low" },
  );
  return afterSigning(client, (request) => {
    request.body = stream(change(chunked(request.headers, pieces, trailer)));
  });
}

function chunked(headers: Record<string, string>, pieces: string[], trailer: Record<string, string>): string {
  const [, scope = "", seed = ""] =
    /Credential=sandbox\/([^,]+),.*Signature=(\w+)/.exec(headers.authorization ?? "") ?? [];
  const parts = scope.split("/");
  const key = parts.reduce<Buffer | string>(
    (last, part) => createHmac("sha256", last).update(part).digest(),
    `AWS4${credentials.secretAccessKey}`,
  );
  let previous = seed;
  const sign = (kind: string, ...hashes: string[]) => {
    const toSign = [`AWS4-HMAC-SHA256-${kind}`, headers["x-amz-date"], scope, previous, ...hashes].join("\n");
    previous = createHmac("sha256", key).update(toSign).digest("hex");
    return previous;
  };
  const chunks = [...pieces, ""].map((piece) => {
    const head = `${piece.length.toString(16)};chunk-signature=${sign("PAYLOAD", sha256(""), sha256(piece))}`;
    return piece === "" ? `${head}\r\n` : `${head}\r\n${piece}\r\n`;
  });
  const lines = Object.entries(trailer).map(([name, value]) => `${name}:${value}`);
  if (lines.length === 0) return `${chunks.join("")}\r\n`;
  const signature = sign("TRAILER", sha256(lines.map((line) => `${line}\n`).join("")));
  return `${chunks.join("")}${lines.join("\r\n")}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`;
}

describe("chunks that are signed one after the other", () => {
  const pieces = ["a".repeat(9000), "b".repeat(9000), "end"];
  const crc32c = Buffer.alloc(4).toString("base64");

  test("arrive, with and without a trailer", async () => {
    await signingChunks(pieces, {}).send(put({ Body: "-" }));
    expect(await text()).toBe(pieces.join(""));
    const sum = hashOf("sha1", pieces.join(""));
    await signingChunks(pieces, { "x-amz-checksum-sha1": sum }).send(put({ Body: "-" }));
    expect(
      (await served.s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: "ENABLED" }))).ChecksumSHA1,
    ).toBe(sum);
  });

  test("are refused when one was changed, left out, moved or not signed", async () => {
    const chunk = /2328;chunk-signature=\w{64}\r\nb{9000}\r\n/;
    const changes: ((wire: string) => string)[] = [
      (wire) => wire.replace("bbb", "bbc"),
      (wire) => wire.replace(chunk, `3;chunk-signature=${"0".repeat(64)}\r\nbbb\r\n`),
      (wire) => wire.replace(chunk, ""),
      (wire) => wire.replace(chunk, (whole) => whole + whole),
      (wire) => wire.replace(/;chunk-signature=\w{64}\r\nend/, "\r\nend"),
      (wire) => wire.replace(/(0;chunk-signature=)\w{8}/, "$100000000"),
    ];
    for (const change of changes) {
      expect(await refusalOf(signingChunks(pieces, {}, change).send(put({ Body: "-" })))).toEqual([
        403,
        "SignatureDoesNotMatch",
      ]);
    }
    expect(keys()).toBe(0);
  });

  test("are refused when the trailer is not the one that was signed, or not true", async () => {
    const right = { "x-amz-checksum-sha1": hashOf("sha1", pieces.join("")) };
    const unsigned = (wire: string) => wire.replace(/x-amz-trailer-signature:\w+\r\n/, "");
    const other = (wire: string) => wire.replace(/(sha1:)..../, "$1AAAA");
    for (const change of [unsigned, other]) {
      const client = signingChunks(pieces, right, change);
      expect(await refusalOf(client.send(put({ Body: "-" })))).toEqual([403, "SignatureDoesNotMatch"]);
    }
    const untrue = signingChunks(pieces, { "x-amz-checksum-crc32c": crc32c });
    expect(await refusalOf(untrue.send(put({ Body: "-" })))).toEqual([400, "BadDigest"]);
    expect(keys()).toBe(0);
  });
});

test("a presigned upload takes any body, but keeps a checksum that the SDK signed into the address", async () => {
  const sign = (client: S3Client) =>
    getSignedUrl(client, put({ ContentType: "video/mp4" }), { expiresIn: 60 });
  const quiet = served.client({ requestChecksumCalculation: "WHEN_REQUIRED" });
  const upload = { method: "PUT", body: "from a browser", headers: { "content-type": "video/mp4" } };
  expect((await fetch(await sign(quiet), upload)).status).toBe(200);
  expect(await text()).toBe("from a browser");
  // Signed over an empty body, since there is none yet: why clients that presign uploads are to be set WHEN_REQUIRED.
  const refused = await fetch(await sign(served.s3), upload);
  expect([refused.status, xmlText(await refused.text(), "Code")]).toEqual([400, "BadDigest"]);
});
