import { S3Error } from "./errors";
import type { S3Request } from "./request";

/** The bucket's CORS rule: pages of any origin may read what a signed address gives them, and nothing else. */
const METHODS = ["GET", "HEAD"];
const rule = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": METHODS.join(", "),
  "access-control-expose-headers": "Accept-Ranges, Content-Length, Content-Range, ETag",
  "access-control-max-age": "3000",
  vary: "Origin, Access-Control-Request-Headers, Access-Control-Request-Method",
};

/** What a page's request gets beside the answer, refusals included. */
export const corsHeaders = ({
  method,
  headers,
}: Pick<S3Request, "method" | "headers">): Record<string, string> =>
  headers.origin !== undefined && METHODS.includes(method) ? rule : {};

/** The question that browsers ask before requests that are not simple. Not signed, ever. */
export function preflight({ headers }: S3Request): Response {
  const method = headers["access-control-request-method"];
  if (headers.origin === undefined || method === undefined) throw new S3Error("BadRequest");
  if (!METHODS.includes(method)) {
    throw new S3Error("AccessForbidden", { Method: method, ResourceType: "OBJECT" });
  }
  const asked = headers["access-control-request-headers"];
  return new Response(null, {
    headers: { ...rule, ...(asked && { "access-control-allow-headers": asked }) },
  });
}
