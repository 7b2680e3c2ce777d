import type { MiddlewareHandler } from "hono";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Why a request is none of this machine's, or undefined when it is. Listening on loopback does not keep web pages
 * out: every page in a local browser can send here, and a name that resolves to 127.0.0.1 makes it same-origin.
 */
export function foreignness(headers: {
  host: string | undefined;
  origin: string | undefined;
}): string | undefined {
  if (!isLoopbackHost(headers.host)) return "The Host header names another machine.";
  if (headers.origin === undefined) return undefined;
  const isHttp = /^https?:\/\//.test(headers.origin);
  const isOwn = isHttp && isLoopbackHost(headers.origin.replace(/^https?:\/\//, ""));
  return isOwn ? undefined : "Pages of other origins have no say here.";
}

/** A host with or without a port. */
function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && loopback.has(host.replace(/:\d{1,5}$/, "").toLowerCase());
}

/** Refuses with 403 what a page of a foreign origin sent, or what came under a foreign name. */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const error = foreignness({ host, origin: c.req.header("origin") });
  if (error) return c.json({ error }, 403);
  await next();
};
