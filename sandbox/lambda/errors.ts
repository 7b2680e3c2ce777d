import type { Context } from "hono";
import { amzDateOf, type Refusal, timeOf } from "../aws/signature";

/** How far the time of a request may lie from ours. */
export const SKEW_SECONDS = 300;

export type LambdaError = { status: 400 | 403 | 404 | 413 | 429 | 500; type: string; message: string };

/** What Lambda says of itself, in the form that its SDKs read: the class in a header, the sentence in the body. */
export function errorAnswer(c: Context, error: LambdaError): Response {
  const { status, type } = error;
  return c.json(bodyOf(error), status, {
    "x-amzn-ErrorType": type,
    ...(type === "TooManyRequestsException" && { "Retry-After": "1" }),
  });
}

function bodyOf({ status, type, message }: LambdaError): unknown {
  if (status === 403) return { message };
  if (status === 404) return { Type: "User", Message: message };
  if (status === 429)
    return { Reason: "ReservedFunctionConcurrentInvocationLimitExceeded", Type: "User", message };
  return { Type: type === "ServiceException" ? "Service" : "User", message };
}

/** The body of an injected failure; the class stands in it, since a fault sets no headers. */
export function injectedBody(status: number): unknown {
  const message = "A failure injected by the sandbox.";
  if (status >= 500) return { __type: "ServiceException", Type: "Service", message };
  const type = status === 429 ? "TooManyRequestsException" : "InvalidRequestContentException";
  return { __type: type, Type: "User", message };
}

/** Why a signature was not taken, in the words of AWS's front door. */
export function signatureError(refusal: Refusal, region: string, nowMs: number): LambdaError {
  const invalid = (message: string): LambdaError => ({
    status: 403,
    type: "InvalidSignatureException",
    message,
  });
  switch (refusal.refused) {
    case "missing":
      return {
        status: 403,
        type: "MissingAuthenticationTokenException",
        message: "Missing Authentication Token",
      };
    case "malformed":
      return { status: 403, type: "IncompleteSignatureException", message: refusal.detail };
    case "unknown_key":
      return {
        status: 403,
        type: "UnrecognizedClientException",
        message: "The security token included in the request is invalid.",
      };
    case "wrong_scope":
      return invalid(
        `Credential should be scoped to a valid region and to the service: '${region}/lambda', not ${refusal.detail}.`,
      );
    case "unsigned_headers":
      return invalid(`The request has headers that are not signed: ${refusal.detail}.`);
    case "mismatch":
      return invalid(
        `The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.\n\nThe Canonical String for this request should have been\n'${refusal.canonicalRequest}'\n\nThe String-to-Sign should have been\n'${refusal.stringToSign}'\n`,
      );
    default:
      return invalid(untimely(refusal.detail, nowMs));
  }
}

function untimely(signedAt: string, nowMs: number): string {
  const now = amzDateOf(nowMs);
  const skewMs = SKEW_SECONDS * 1000;
  const minutes = SKEW_SECONDS / 60;
  return timeOf(signedAt) < nowMs
    ? `Signature expired: ${signedAt} is now earlier than ${amzDateOf(nowMs - skewMs)} (${now} - ${minutes} min.)`
    : `Signature not yet current: ${signedAt} is still later than ${amzDateOf(nowMs + skewMs)} (${now} + ${minutes} min.)`;
}
