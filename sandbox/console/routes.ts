import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { loopbackOnly } from "../core/guard";

const page = join(import.meta.dirname, "page");
const types: Record<string, string> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};
const headers = {
  "cache-control": "no-store",
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; media-src 'self'; img-src 'self'; frame-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};

/** The page for people: plain files, sent as they are. It knows only what `/control` tells it. */
export function createConsole(): Hono {
  const app = new Hono();
  app.get("/", loopbackOnly, async (c) =>
    c.html(await readFile(join(page, "index.html"), "utf8"), 200, headers),
  );
  app.get("/console/:path{[a-z/-]+\\.(js|css|svg)}", loopbackOnly, async (c) => {
    const path = c.req.param("path");
    const content = await readFile(join(page, path), "utf8").catch(() => undefined);
    if (content === undefined) return c.notFound();
    return c.body(content, 200, { ...headers, "content-type": types[path.split(".").at(-1) ?? ""] ?? "" });
  });
  return app;
}
