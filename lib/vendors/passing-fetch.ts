import { currentRequest } from "@/lib/log-context";
import { inSpan } from "./span";

/**
 * A fetch for a vendor's client that passes on the id of the request being worked on, as `x-request-id`, and is a span of
 * the trace. `given` does the asking.
 */
export function passingFetch(
  vendor: string,
  given: typeof fetch = (input, init) => fetch(input, init),
): typeof fetch {
  return (input, init) => {
    const name = () => spanName(vendor, init?.method ?? "GET", addressOf(input));
    return inSpan(name, () => given(input, withRequestId(input, init)));
  };
}

/** What a fetch is sent with, and beside it the id of the request being worked on. */
export function withRequestId(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): RequestInit {
  const { requestId } = currentRequest() ?? {};
  if (!requestId) return init ?? {};
  const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
  headers.set("x-request-id", requestId);
  return { ...init, headers };
}

const addressOf = (input: Parameters<typeof fetch>[0]) =>
  input instanceof Request ? input.url : String(input);

/** `retell GET /v2/get-call/:id`: without host and query, and whatever could be somebody's is `:id`. */
export function spanName(vendor: string, method: string, address: string): string {
  const path = URL.canParse(address) ? new URL(address).pathname : "";
  const segments = path.split("/").map((part) => (/\d{3}|[^a-z0-9_.-]/i.test(part) ? ":id" : part));
  return `${vendor} ${method} ${segments.join("/")}`;
}
