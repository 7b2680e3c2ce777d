import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type pg from "pg";
import { type Answer, callFunction } from "./data-api/call";
import { type ApiKeys, identify } from "./data-api/caller";
import { checkSchema, readBody, readQuery, refuseShaping, wantsOne } from "./data-api/request";
import { DataApiError, GatewayError } from "./errors";
import type { Tokens } from "./tokens";

const JSON_TYPE = "application/json; charset=utf-8";
const SECRET_HEADERS = new Set(["apikey", "authorization", "cookie"]);

export type RouteParts = { pool: pg.Pool; keys: ApiKeys; tokens: Tokens; auth: Hono };

/** The Data API for functions and Auth, with the gateway in front of them. */
export function createRoutes(parts: RouteParts): Hono {
  const app = new Hono();
  app.use(
    cors({
      origin: "*",
      exposeHeaders: ["Content-Range", "WWW-Authenticate", "X-Total-Count", "Link", "X-Supabase-Api-Version"],
    }),
  );
  app.route("/auth/v1", parts.auth);
  app.on(["GET", "POST"], "/rest/v1/rpc/:name", (c) => rpc(c, parts));
  app.all("/rest/v1/rpc/:name", async (c) => {
    await whoAsks(c, parts);
    throw new DataApiError(405, "PGRST101", `Cannot use the ${c.req.method} method on RPC`);
  });
  app.all("/rest/v1/:table", async (c) => {
    await whoAsks(c, parts);
    checkSchema(c.req);
    // Schema public holds functions only, so no table is ever found.
    throw new DataApiError(
      404,
      "PGRST205",
      `Could not find the table 'public.${c.req.param("table")}' in the schema cache`,
    );
  });
  app.all("/rest/v1/*", async (c) => {
    await whoAsks(c, parts);
    throw new DataApiError(404, "PGRST125", "Invalid path specified in request URL");
  });
  // Not notFound: that of an app mounted under a prefix is never asked.
  app.all("*", (c) => c.json({ message: "no Route matched with those values" }, 404));
  app.onError((error, c) => refuse(error, c));
  return app;
}

function whoAsks(c: Context, parts: RouteParts) {
  const apikey = c.req.header("apikey") ?? c.req.query("apikey");
  return identify({ apikey, authorization: c.req.header("authorization") }, parts.keys, parts.tokens);
}

async function rpc(c: Context, parts: RouteParts): Promise<Response> {
  const caller = await whoAsks(c, parts);
  checkSchema(c.req);
  const isPost = c.req.method === "POST";
  const one = wantsOne(c.req.header("accept"));
  if (isPost) refuseShaping(Object.keys(c.req.query()));
  const given = isPost ? await readBody(c.req) : readQuery(c.req);
  const shown = Object.entries(c.req.header()).filter(([name]) => !SECRET_HEADERS.has(name));
  const answer = await callFunction(parts.pool, {
    ...given,
    name: c.req.param("name") ?? "",
    caller,
    isPost,
    wantsOne: one,
    request: { method: c.req.method, path: c.req.path, headers: Object.fromEntries(shown) },
  });
  return respond(c, answer, one);
}

function respond(c: Context, answer: Answer, one: boolean): Response {
  const minimal = /\breturn=minimal\b/.test(c.req.header("prefer") ?? "");
  if (answer.returns === "void" || minimal) return c.body(null, 204);
  const type = one ? "application/vnd.pgrst.object+json; charset=utf-8" : JSON_TYPE;
  const range = answer.rows === 0 ? "*/*" : `0-${answer.rows - 1}/*`;
  return c.body(answer.body, 200, { "Content-Type": type, "Content-Range": range });
}

function refuse(error: unknown, c: Context): Response {
  if (error instanceof DataApiError) {
    const body = JSON.stringify(error.body());
    return c.body(body, error.status as ContentfulStatusCode, {
      "Content-Type": JSON_TYPE,
      ...error.headers,
    });
  }
  if (error instanceof GatewayError) return c.json(error.body(), error.status as ContentfulStatusCode);
  const internal = new DataApiError(
    500,
    "PGRSTX00",
    error instanceof Error ? error.message : "Internal error",
  );
  return c.json(internal.body(), 500);
}
