import { Hono } from "hono";

/** The page for people. */
export function createConsole(): Hono {
  const app = new Hono();
  app.get("/", (c) => c.html("<!doctype html><title>Sandbox</title><p>The sandbox is up.</p>"));
  return app;
}
