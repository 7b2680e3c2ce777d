import { expect, test } from "vitest";
import type { WireRequest } from "./canonical-request";
import { type Check, checkSignature, sha256, timeOf } from "./signature";

// The examples of AWS's own documentation ("Signature Calculations for the Authorization Header", "Using Query Parameters").
const check: Check = {
  keys: {
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  },
  region: "us-east-1",
  service: "s3",
  payloadHash: sha256(""),
  nowMs: timeOf("20130524T000000Z"),
  skewSeconds: 900,
};
const signature = "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41";
const scope = "AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request";
const signedHeaders = "host;range;x-amz-content-sha256;x-amz-date";
const signed: WireRequest = {
  method: "GET",
  target: "/test.txt",
  headers: {
    host: "examplebucket.s3.amazonaws.com",
    range: "bytes=0-9",
    "x-amz-content-sha256": sha256(""),
    "x-amz-date": "20130524T000000Z",
    authorization: `AWS4-HMAC-SHA256 Credential=${scope},SignedHeaders=${signedHeaders},Signature=${signature}`,
  },
};
const presigned: WireRequest = {
  method: "GET",
  target: `/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${encodeURIComponent(scope)}&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
  headers: { host: "examplebucket.s3.amazonaws.com" },
};
const unsignedPayload = { ...check, payloadHash: "UNSIGNED-PAYLOAD" };
const after = (seconds: number) => check.nowMs + seconds * 1000;

test("the documented signatures are right, in headers and in an address", () => {
  expect(checkSignature(signed, check)).toMatchObject({ signature, isPresigned: false });
  expect(checkSignature(presigned, unsignedPayload)).toMatchObject({ isPresigned: true });
});

test("whatever is changed after signing is a mismatch", () => {
  const { headers } = signed;
  const changed: [WireRequest, Check][] = [
    [{ ...signed, method: "DELETE" }, check],
    [{ ...signed, target: "/text.txt" }, check],
    [{ ...signed, target: "/test.txt?acl" }, check],
    [{ ...signed, headers: { ...headers, range: "bytes=0-99" } }, check],
    [{ ...signed, headers: { ...headers, host: "other.s3.amazonaws.com" } }, check],
    [signed, { ...check, payloadHash: sha256("x") }],
    [signed, { ...check, keys: { ...check.keys, secretAccessKey: "another" } }],
    [{ ...presigned, target: presigned.target.replace("=86400", "=86401") }, unsignedPayload],
  ];
  for (const [request, how] of changed) {
    expect(checkSignature(request, how)).toMatchObject({ refused: "mismatch" });
  }
});

test("the key, the scope, the time and every x-amz header count", () => {
  const { headers } = signed;
  const loose = { ...signed, headers: { ...headers, "x-amz-acl": "public-read" } };
  const token = { ...signed, headers: { ...headers, authorization: "Bearer token" } };
  const both = { ...presigned, headers: { ...presigned.headers, authorization: headers.authorization } };
  const refusals: [WireRequest, Check, string][] = [
    [{ ...signed, headers: { ...headers, authorization: undefined } }, check, "missing"],
    [token, check, "malformed"],
    [both, check, "malformed"],
    [loose, check, "unsigned_headers"],
    [signed, { ...check, keys: { ...check.keys, accessKeyId: "AKIAOTHER" } }, "unknown_key"],
    [signed, { ...check, region: "eu-west-1" }, "wrong_scope"],
    [signed, { ...check, service: "lambda" }, "wrong_scope"],
    [signed, { ...check, nowMs: after(901) }, "skewed"],
    [signed, { ...check, nowMs: after(-901) }, "skewed"],
    [presigned, { ...unsignedPayload, nowMs: after(86_401) }, "expired"],
    [presigned, { ...unsignedPayload, nowMs: after(-901) }, "not_yet"],
  ];
  for (const [request, how, refused] of refusals) {
    expect(checkSignature(request, how)).toMatchObject({ refused });
  }
  expect(checkSignature(presigned, { ...unsignedPayload, nowMs: after(86_399) })).not.toHaveProperty(
    "refused",
  );
});
