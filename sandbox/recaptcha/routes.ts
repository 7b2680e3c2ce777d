import { Hono } from "hono";
import type { SandboxContext } from "../core/context";
import { apiScript, tokenScript } from "./script";
import { DEFAULTS, siteverify } from "./siteverify";
import type { RecaptchaState } from "./state";

const SCRIPT = { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-store" };
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
const ACTION = /^[A-Za-z0-9_/]*$/;

/** reCAPTCHA v3: the script for the page, and siteverify for the server. */
export function createRoutes({ env }: SandboxContext, state: RecaptchaState): Hono {
  const app = new Hono();
  app.post("/api/siteverify", async (c) => {
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(c.req.header("content-type") ?? "");
    const form = new URLSearchParams(isForm ? await c.req.text() : "");
    return c.json(siteverify(state, env.recaptchaSecret, form));
  });
  app.get("/api.js", (c) => c.body(apiScript(), 200, SCRIPT));
  app.get("/token.js", (c) => {
    const { id = "", k, action = "", host = "" } = c.req.query();
    const error = k === env.recaptchaSiteKey ? actionError(action) : `Invalid site key: ${k ?? ""}`;
    const answer = error ? { error } : { token: state.mint(action, asTheApp(host)) };
    return c.body(tokenScript(id, answer), 200, SCRIPT);
  });
  app.all("*", (c) => c.text("The requested URL was not found on this server.", 404));
  return app;
}

/** The app is open by every name of this machine, and takes only tokens for its own: one page, whatever it is called. */
const asTheApp = (host: string) => (LOOPBACK.has(host) ? DEFAULTS.hostname : host);

const actionError = (action: string) =>
  ACTION.test(action)
    ? undefined
    : 'Invalid action name, may only include "A-Za-z/_". Do not include user-specific information.';
