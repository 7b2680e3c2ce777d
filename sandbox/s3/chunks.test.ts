import { expect, test } from "vitest";
import { checkSignature, type Signed, timeOf } from "../aws/signature";
import { decodeChunks } from "./chunks";

// The example of AWS's own documentation, "Transferring Payload in Multiple Chunks".
const seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const signedHeaders =
  "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class";
const payloadHash = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const chunk = (size: number, signature: string) =>
  `${size.toString(16)};chunk-signature=${signature}\r\n${"a".repeat(size)}\r\n`;
const body =
  chunk(65_536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648") +
  chunk(1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497") +
  chunk(0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9");

function seedRequest(): Signed {
  const signed = checkSignature(
    {
      method: "PUT",
      target: "/examplebucket/chunkObject.txt",
      headers: {
        host: "s3.amazonaws.com",
        "x-amz-date": "20130524T000000Z",
        "x-amz-storage-class": "REDUCED_REDUNDANCY",
        authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${signedHeaders},Signature=${seed}`,
        "x-amz-content-sha256": payloadHash,
        "content-encoding": "aws-chunked",
        "x-amz-decoded-content-length": "66560",
        "content-length": "66824",
      },
    },
    {
      keys: {
        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
        secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
      },
      region: "us-east-1",
      service: "s3",
      payloadHash,
      nowMs: timeOf("20130524T000000Z"),
      skewSeconds: 900,
    },
  );
  if ("refused" in signed) throw new Error(signed.refused);
  return signed;
}

/** The payload of what is sent in pieces of a size, however they lie to the chunks. */
async function decode(text: string, pieceBytes: number): Promise<string> {
  async function* source() {
    for (let at = 0; at < text.length; at += pieceBytes) yield Buffer.from(text.slice(at, at + pieceBytes));
  }
  const pieces: Buffer[] = [];
  const options = { signed: seedRequest(), hasTrailer: false, trailer: new Map() };
  for await (const bytes of decodeChunks(source(), options)) pieces.push(bytes);
  return Buffer.concat(pieces).toString();
}

test("the documented chunks are signed rightly, wherever the wire cuts them", async () => {
  expect(body.length).toBe(66_824);
  for (const size of [66_824, 65_536, 4097, 83]) expect(await decode(body, size)).toBe("a".repeat(66_560));
});

test("a changed byte, a changed size, a lost end and bytes that are no chunk are refused", async () => {
  await expect(decode(body.replace("aaaa", "aaab"), 4096)).rejects.toThrow(/signature/);
  await expect(decode(body.replace("400;", "3ff;"), 4096)).rejects.toThrow(
    /terminated unexpectedly|signature/,
  );
  await expect(decode(body.slice(0, 66_000), 4096)).rejects.toThrow(/terminated unexpectedly/);
  await expect(decode("no chunk\r\n", 4096)).rejects.toThrow(/terminated unexpectedly/);
  await expect(decode("a".repeat(10_000), 4096)).rejects.toThrow(/terminated unexpectedly/);
});
