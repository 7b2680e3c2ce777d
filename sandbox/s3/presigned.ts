import { LONGEST_SECONDS, timeOf } from "../aws/signature";
import { S3Error } from "./errors";

const needed = [
  "X-Amz-Algorithm",
  "X-Amz-Credential",
  "X-Amz-Signature",
  "X-Amz-Date",
  "X-Amz-SignedHeaders",
  "X-Amz-Expires",
];

/** Throws what S3 says of a presigned address that is no such thing. */
export function requireQueryParameters(query: Map<string, string>): void {
  const reason = wrongWith(query);
  if (reason) throw new S3Error("AuthorizationQueryParametersError", {}, reason);
}

function wrongWith(query: Map<string, string>): string | undefined {
  if (needed.some((name) => !query.get(name))) {
    return "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.";
  }
  if (query.get("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") {
    return 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256"';
  }
  if (query.get("X-Amz-Credential")?.split("/").length !== 5) {
    return 'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".';
  }
  if (Number.isNaN(timeOf(query.get("X-Amz-Date") ?? ""))) {
    return "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"";
  }
  return wrongWithExpires(query.get("X-Amz-Expires") ?? "");
}

function wrongWithExpires(expires: string): string | undefined {
  if (!/^-?\d+$/.test(expires)) return "X-Amz-Expires should be a number";
  if (Number(expires) < 0) return "X-Amz-Expires must be non-negative";
  if (Number(expires) <= LONGEST_SECONDS) return undefined;
  return "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds";
}
