import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { WireRequest } from "./canonical-request";

/** The request as Node read it: a path that was made a URL on the way is no longer the one that was signed. */
export function wireRequestOf(c: Context): WireRequest {
  const { incoming } = c.env as Partial<HttpBindings>;
  const headers: WireRequest["headers"] = {};
  for (const [name, value] of c.req.raw.headers) headers[name] = value;
  return { method: c.req.method, target: incoming?.url ?? c.req.url.replace(/^\w+:\/\/[^/]+/, ""), headers };
}
