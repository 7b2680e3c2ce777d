import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  afterSigning,
  Bucket,
  credentials,
  refusalOf,
  type ServedS3,
  serveS3,
  type WireRequest,
  xmlText,
} from "../support/s3";

let served: ServedS3;
beforeAll(async () => {
  served = await serveS3();
  await served.s3.send(
    new PutObjectCommand({ Bucket, Key: "clips/a.mp4", Body: "moov", ContentType: "video/mp4" }),
  );
  await served.s3.send(new PutObjectCommand({ Bucket, Key: "clips/b.mp4", Body: "secret" }));
});
afterAll(() => served.stop());

const get = new GetObjectCommand({ Bucket, Key: "clips/a.mp4" });
const put = () =>
  new PutObjectCommand({ Bucket, Key: "clips/new.mp4", Body: "new", ContentType: "video/mp4" });
const isThere = (Key: string) =>
  served.s3.send(new HeadObjectCommand({ Bucket, Key })).then(
    () => true,
    () => false,
  );
/** A request as it goes over the wire; status, code and the whole of the XML. */
async function ask(url: string, init: RequestInit = {}): Promise<[number, string | undefined, string]> {
  const response = await fetch(url, init);
  const text = await response.text();
  return [response.status, xmlText(text, "Code"), text];
}

test("a wrong secret, an unknown key, another region and a token that nobody gave are refused", async () => {
  const refused: [S3Client, [number, string]][] = [
    [
      served.client({ credentials: { ...credentials, secretAccessKey: "sandbox-secreT" } }),
      [403, "SignatureDoesNotMatch"],
    ],
    [
      served.client({ credentials: { ...credentials, accessKeyId: "AKIAOTHER" } }),
      [403, "InvalidAccessKeyId"],
    ],
    [served.client({ region: "eu-west-1" }), [400, "AuthorizationHeaderMalformed"]],
    [served.client({ credentials: { ...credentials, sessionToken: "token" } }), [400, "InvalidToken"]],
  ];
  for (const [client, refusal] of refused) {
    expect(await refusalOf(client.send(get))).toEqual(refusal);
    expect(await refusalOf(client.send(put()))).toEqual(refusal);
  }
  expect(await isThere("clips/new.mp4")).toBe(false);
});

test("what nobody signed is refused, whatever is asked", async () => {
  const object = `${served.endpoint}/${Bucket}/clips/a.mp4`;
  expect((await ask(object)).slice(0, 2)).toEqual([403, "AccessDenied"]);
  expect((await ask(`${served.endpoint}/${Bucket}/none`)).slice(0, 2)).toEqual([403, "AccessDenied"]);
  expect((await ask(`${served.endpoint}/${Bucket}?list-type=2`)).slice(0, 2)).toEqual([403, "AccessDenied"]);
  expect((await ask(object, { method: "PUT", body: "x" })).slice(0, 2)).toEqual([403, "AccessDenied"]);
  expect((await ask(object, { method: "DELETE" })).slice(0, 2)).toEqual([403, "AccessDenied"]);
  const headers = { authorization: "Bearer sandbox-secret" };
  expect((await ask(object, { headers })).slice(0, 2)).toEqual([400, "InvalidArgument"]);
  expect(await isThere("clips/a.mp4")).toBe(true);
});

describe("after it was signed,", () => {
  test("a changed body is refused, and nothing of it is kept", async () => {
    const client = afterSigning(served.client(), (request) => {
      request.body = "NEW";
    });
    expect(await refusalOf(client.send(put()))).toEqual([400, "XAmzContentSHA256Mismatch"]);
    expect(await isThere("clips/new.mp4")).toBe(false);
  });

  test("another key, query, method or header is another request", async () => {
    const changes: ((request: WireRequest) => void)[] = [
      (request) => Object.assign(request, { path: request.path.replace("a.mp4", "b.mp4") }),
      (request) => Object.assign(request.query, { "response-content-type": "text/html" }),
      (request) => Object.assign(request, { method: "DELETE" }),
      (request) => Object.assign(request.headers, { range: "bytes=0-0" }),
      (request) => Object.assign(request.headers, { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" }),
    ];
    const ranged = new GetObjectCommand({ Bucket, Key: "clips/a.mp4", Range: "bytes=0-1" });
    for (const change of changes) {
      const client = afterSigning(served.client(), change);
      expect(await refusalOf(client.send(ranged))).toEqual([403, "SignatureDoesNotMatch"]);
    }
    expect(await isThere("clips/a.mp4")).toBe(true);
  });

  test("an x-amz header that was not signed is refused", async () => {
    const client = afterSigning(served.client(), (request) => {
      request.headers["x-amz-meta-owner"] = "somebody else";
    });
    expect(await refusalOf(client.send(put()))).toEqual([403, "AccessDenied"]);
  });
});

test("a clock may be a quarter of an hour off, and no more", async () => {
  const minutes = (count: number) => ({ systemClockOffset: count * 60_000 });
  const look = new HeadObjectCommand({ Bucket, Key: "clips/a.mp4" });
  for (const off of [-14, 14]) await served.client(minutes(off)).send(look);
  for (const off of [-16, 16]) {
    expect(await refusalOf(served.client(minutes(off)).send(get))).toEqual([403, "RequestTimeTooSkewed"]);
  }
  // The SDK takes the right time from the refusal, and signs the next request with it.
  const wrong = served.client(minutes(-600));
  expect(await refusalOf(wrong.send(get))).toEqual([403, "RequestTimeTooSkewed"]);
  expect((await wrong.send(look)).ContentLength).toBe(4);
});

describe("a presigned address", () => {
  const sign = (command: GetObjectCommand | DeleteObjectCommand, options = {}) =>
    getSignedUrl(served.s3, command, { expiresIn: 300, ...options });

  test("gives the object, with the name that it asks for", async () => {
    const named = {
      ResponseContentDisposition: 'attachment; filename="doc.mp4"',
      ResponseContentType: "video/x",
    };
    const response = await fetch(await sign(new GetObjectCommand({ Bucket, Key: "clips/a.mp4", ...named })));
    expect([response.status, await response.text()]).toEqual([200, "moov"]);
    expect(response.headers.get("content-disposition")).toBe('attachment; filename="doc.mp4"');
    expect(response.headers.get("content-type")).toBe("video/x");
  });

  test("is dead once its seconds are over, and not alive before its time", async () => {
    const signedAgo = (seconds: number) => sign(get, { signingDate: new Date(Date.now() - seconds * 1000) });
    expect((await ask(await signedAgo(295)))[0]).toBe(200);
    const [status, code, xml] = await ask(await signedAgo(302));
    expect([status, code, xmlText(xml, "Message")]).toEqual([403, "AccessDenied", "Request has expired"]);
    expect(xmlText(xml, "X-Amz-Expires")).toBe("300");
    expect(Date.parse(xmlText(xml, "Expires") ?? "")).toBeLessThan(Date.now());
    expect((await ask(await signedAgo(-960))).slice(0, 2)).toEqual([403, "AccessDenied"]);
  });

  test("is for one key, one method and one set of words", async () => {
    const url = await sign(
      new GetObjectCommand({ Bucket, Key: "clips/a.mp4", ResponseContentType: "video/x" }),
    );
    const others = [
      url.replace("a.mp4", "b.mp4"),
      url.replace("/clips/", "/clips%2F%2F"),
      url.replace("video%2Fx", "text%2Fhtml"),
      url.replace("X-Amz-Expires=300", "X-Amz-Expires=3000"),
      url.replace(/X-Amz-Signature=\w{4}/, "X-Amz-Signature=0000"),
      `${url}&response-content-disposition=attachment`,
      url.replace("127.0.0.1", "localhost"),
    ];
    for (const other of others) {
      const [status, code] = await ask(other);
      expect([other, status, code]).toEqual([other, 403, "SignatureDoesNotMatch"]);
    }
    expect((await ask(url, { method: "DELETE" })).slice(0, 2)).toEqual([403, "SignatureDoesNotMatch"]);
    expect((await fetch(url, { method: "HEAD" })).status).toBe(403);
    expect((await ask(url, { headers: { "x-amz-meta-a": "b" } })).slice(0, 2)).toEqual([403, "AccessDenied"]);
    expect((await ask(url))[0]).toBe(200);
  });

  test("tells what we signed, so that a mistake can be found", async () => {
    const url = await sign(get);
    const [, , xml] = await ask(url.replace("a.mp4", "b.mp4"));
    expect(xmlText(xml, "SignatureProvided")).toBe(new URL(url).searchParams.get("X-Amz-Signature"));
    expect(xmlText(xml, "CanonicalRequest")).toContain(`/s3/${Bucket}/clips/b.mp4`);
    expect(xmlText(xml, "StringToSign")).toMatch(/^AWS4-HMAC-SHA256/);
    expect(xml).not.toContain(credentials.secretAccessKey);
  });

  test("that is none is refused in S3's words", async () => {
    const url = await sign(get);
    const broken: [string, RegExp][] = [
      [url.replace(/&X-Amz-Signature=\w+/, ""), /requires the X-Amz-Algorithm/],
      [url.replace("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA1"), /X-Amz-Algorithm only supports/],
      [url.replace("X-Amz-Expires=300", "X-Amz-Expires=604801"), /less than a week/],
      [url.replace("X-Amz-Expires=300", "X-Amz-Expires=-1"), /non-negative/],
      [url.replace("X-Amz-Expires=300", "X-Amz-Expires=soon"), /should be a number/],
      [url.replace(/X-Amz-Date=\w+/, "X-Amz-Date=today"), /ISO8601 Long Format/],
      [url.replace(/X-Amz-Credential=[^&]+/, "X-Amz-Credential=sandbox"), /the Credential is mal-formed/],
      [url.replace("us-east-1", "eu-west-1"), /the region 'eu-west-1' is wrong; expecting 'us-east-1'/],
      [url.replace("%2Fs3%2F", "%2Flambda%2F"), /incorrect service/],
    ];
    for (const [address, reason] of broken) {
      const [status, code, xml] = await ask(address);
      expect([address, status, code]).toEqual([address, 400, "AuthorizationQueryParametersError"]);
      expect(xmlText(xml, "Message")?.replaceAll("&quot;", '"')).toMatch(reason);
    }
    const headers = { authorization: "AWS4-HMAC-SHA256 Credential=sandbox" };
    expect((await ask(url, { headers })).slice(0, 2)).toEqual([400, "InvalidArgument"]);
    expect((await ask(`${served.endpoint}/${Bucket}/%E0%A4%A`)).slice(0, 2)).toEqual([400, "InvalidURI"]);
  });

  test("may be one for deleting, and a refusal of it keeps the object", async () => {
    await served.s3.send(put());
    const url = await sign(new DeleteObjectCommand({ Bucket, Key: "clips/new.mp4" }));
    expect((await ask(url.replace("new.mp4", "a.mp4"), { method: "DELETE" }))[0]).toBe(403);
    expect(await isThere("clips/a.mp4")).toBe(true);
    expect((await ask(url, { method: "DELETE" }))[0]).toBe(204);
    expect(await isThere("clips/new.mp4")).toBe(false);
  });
});
