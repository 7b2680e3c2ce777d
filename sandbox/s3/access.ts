import { checkSignature, type Refusal, type Signed, timeOf } from "../aws/signature";
import type { SandboxEnv } from "../core/env";
import { S3Error } from "./errors";
import { requireQueryParameters } from "./presigned";
import type { S3Request } from "./request";

/** Whose request it is, and what was signed of its payload: a hash, or the name of a way to do without. */
export type Access = { signed: Signed; payload: string };

export const UNSIGNED = "UNSIGNED-PAYLOAD";
export const streamings = [
  "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
  "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
];
const SKEW_SECONDS = 900;

/** Lets through what the sandbox's key has signed, and tells the others in S3's words why not. */
export function authenticate(request: S3Request, { aws }: SandboxEnv, nowMs = Date.now()): Access {
  const { headers } = request;
  const isSigned = headers.authorization !== undefined;
  if (isSigned && request.isPresigned) {
    throw invalid(
      "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified",
    );
  }
  if (!isSigned && !request.isPresigned) throw new S3Error("AccessDenied");
  if (request.isPresigned) requireQueryParameters(request.query);
  else requireSigningHeaders(request);
  if (request.amz("x-amz-security-token")) throw new S3Error("InvalidToken");
  const payload = request.amz("x-amz-content-sha256") ?? UNSIGNED;
  requirePayloadForm(payload);
  const signed = checkSignature(request, {
    keys: aws.keys,
    region: aws.region,
    service: "s3",
    payloadHash: payload,
    nowMs,
    skewSeconds: SKEW_SECONDS,
  });
  if ("refused" in signed) throw toError(signed, request, aws.region, nowMs);
  return { signed, payload };
}

function requireSigningHeaders({ headers }: S3Request): void {
  if (!headers.authorization?.startsWith("AWS4-HMAC-SHA256 "))
    throw invalid("Unsupported Authorization Type");
  if (Number.isNaN(timeOf(headers["x-amz-date"] ?? ""))) {
    throw new S3Error("AccessDenied", {}, "AWS authentication requires a valid Date or x-amz-date header");
  }
  if (headers["x-amz-content-sha256"] === undefined) {
    throw new S3Error("InvalidRequest", {}, "Missing required header for this request: x-amz-content-sha256");
  }
}

function requirePayloadForm(payload: string): void {
  if (payload === UNSIGNED || streamings.includes(payload) || /^[0-9a-f]{64}$/.test(payload)) return;
  throw invalid(
    `x-amz-content-sha256 must be ${UNSIGNED}, ${streamings.join(", ")} or a valid sha256 value.`,
    { ArgumentName: "x-amz-content-sha256", ArgumentValue: payload },
  );
}

function toError(refusal: Refusal, request: S3Request, region: string, nowMs: number): S3Error {
  const { refused, detail } = refusal;
  const ServerTime = new Date(nowMs).toISOString();
  switch (refused) {
    case "missing":
      return new S3Error("AccessDenied");
    case "malformed":
      return malformed(request, detail);
    case "wrong_scope":
      return wrongScope(request, detail, region);
    case "unknown_key":
      return new S3Error("InvalidAccessKeyId", { AWSAccessKeyId: detail });
    case "skewed":
      return new S3Error("RequestTimeTooSkewed", {
        RequestTime: detail,
        ServerTime,
        MaxAllowedSkewMilliseconds: SKEW_SECONDS * 1000,
      });
    case "expired":
      return new S3Error(
        "AccessDenied",
        { "X-Amz-Expires": request.query.get("X-Amz-Expires") ?? "", Expires: detail, ServerTime },
        "Request has expired",
      );
    case "not_yet":
      return new S3Error("AccessDenied", { ServerTime }, "Request is not valid yet");
    case "unsigned_headers":
      return new S3Error(
        "AccessDenied",
        { HeadersNotSigned: detail },
        "There were headers present in the request which were not signed",
      );
    case "mismatch":
      return mismatch(refusal, request);
  }
}

function malformed(request: S3Request, reason: string): S3Error {
  if (request.isPresigned) return new S3Error("AuthorizationQueryParametersError", {}, reason);
  return new S3Error("AuthorizationHeaderMalformed", {}, `The authorization header is malformed; ${reason}`);
}

function wrongScope(request: S3Request, scope: string, expected: string): S3Error {
  const [day, region, service, end] = scope.split("/");
  const because = (what: string) =>
    request.isPresigned ? `Error parsing the X-Amz-Credential parameter; ${what}` : what;
  if (region !== expected) {
    const error = malformed(request, because(`the region '${region}' is wrong; expecting '${expected}'`));
    return new S3Error(error.code, { Region: expected }, error.message);
  }
  if (service !== "s3")
    return malformed(request, because(`incorrect service "${service}". This endpoint belongs to "s3".`));
  if (end !== "aws4_request")
    return malformed(request, because(`incorrect terminal "${end}". This endpoint uses "aws4_request".`));
  return malformed(request, `Invalid credential date "${day}". This date is not the same as X-Amz-Date.`);
}

function mismatch(
  { detail, stringToSign = "", canonicalRequest = "" }: Refusal,
  request: S3Request,
): S3Error {
  return new S3Error("SignatureDoesNotMatch", {
    AWSAccessKeyId: detail,
    StringToSign: stringToSign,
    SignatureProvided: request.query.get("X-Amz-Signature") ?? signatureIn(request.headers.authorization),
    CanonicalRequest: canonicalRequest,
  });
}

const signatureIn = (authorization = "") => /Signature=([^,\s]*)/.exec(authorization)?.[1] ?? "";
const invalid = (message: string, details = {}) => new S3Error("InvalidArgument", details, message);
