import { type Context, Hono } from "hono";
import { parseCommand, parseCommands, parsePath } from "./commands";
import type { Database } from "./database";
import { toItem, toResult } from "./encoding";
import { toUpstashError, UpstashError } from "./errors";

type RouteParts = { database: Database; token: string; prefix: string; afterEach: () => void };

/** Upstash's REST API: a command as a JSON array or as a path, several at once, several as one. */
export function createRoutes({ database, token, prefix, afterEach }: RouteParts): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    const refusal = toUpstashError(error);
    return c.json(refusal.body(), refusal.status);
  });
  app.use(async (c, next) => {
    const given = c.req.header("authorization")?.replace(/^Bearer /i, "") ?? c.req.query("_token");
    if (given !== token) throw new UpstashError(401, "WRONGPASS invalid or missing auth token");
    await next();
    afterEach();
  });
  app.post("/", async (c) => {
    const reply = await database.run(parseCommand(await c.req.text()));
    return c.json({ result: toResult(reply, wantsBase64(c)) });
  });
  app.post("/pipeline", async (c) => {
    const outcomes = await database.pipeline(parseCommands(await c.req.text(), "pipeline"));
    return c.json(outcomes.map((outcome) => toItem(outcome, wantsBase64(c))));
  });
  app.post("/multi-exec", async (c) => {
    const outcomes = await database.transaction(parseCommands(await c.req.text(), "multi-exec"));
    return c.json(outcomes.map((outcome) => toItem(outcome, wantsBase64(c))));
  });
  app.on(["GET", "HEAD", "POST", "PUT"], "/*", async (c) => {
    const url = new URL(c.req.url);
    const body = c.req.method === "POST" || c.req.method === "PUT" ? await c.req.text() : "";
    const command = parsePath(url.pathname.slice(prefix.length), body, url.searchParams);
    return c.json({ result: toResult(await database.run(command), wantsBase64(c)) });
  });
  app.all("*", (c) => c.json({ error: "ERR method not allowed" }, 405));
  return app;
}

const wantsBase64 = (c: Context) => c.req.header("upstash-encoding") === "base64";
