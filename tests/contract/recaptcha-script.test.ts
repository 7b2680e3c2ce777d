import { type Browser, chromium, type Page } from "@playwright/test";
import { Hono } from "hono";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchOptions } from "../support/page-launch";
import { type ServedRecaptcha, serveRecaptcha } from "../support/recaptcha";

const SECRET = "sandbox-recaptcha-secret";
const KEY = "sandbox-site-key";

/** The app's policy in what concerns scripts; the page puts the script in as the app does, when it is first needed. */
const pages = new Hono();
pages.get("/favicon.ico", (c) => c.body(null, 204));
pages.get("/page", (c) => {
  const nonce = "bm9uY2U=";
  c.header(
    "content-security-policy",
    `default-src 'self'; script-src 'self' 'nonce-${nonce}' 'strict-dynamic'`,
  );
  return c.html(`<!doctype html><title>Form</title><script nonce="${nonce}">
    window.load = (key) => new Promise((done, refuse) => {
      const tag = document.createElement("script");
      tag.src = "/recaptcha/api.js?render=" + key;
      tag.onload = () => grecaptcha.ready(done);
      tag.onerror = () => refuse(new Error("not loaded"));
      document.head.append(tag);
    });
  </script>`);
});

let served: ServedRecaptcha;
let browser: Browser;
let page: Page;
let complaints: string[];
beforeAll(async () => {
  served = await serveRecaptcha(pages);
  browser = await chromium.launch(launchOptions());
});
afterAll(async () => {
  await browser.close();
  await served.stop();
});
beforeEach(async () => {
  await served.control("reset");
  page = await browser.newPage();
  complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${served.origin}/page`);
});
afterEach(() => page.close());

const load = (key = KEY) => page.evaluate(`load(${JSON.stringify(key)})`);
const execute = (action: string, key = KEY) =>
  page.evaluate<string>(`grecaptcha.execute(${JSON.stringify(key)}, {action: ${JSON.stringify(action)}})`);
const verify = (response: string) => served.verify({ secret: SECRET, response });

test("a page with a strict policy gets tokens that carry its action, its host and their time", async () => {
  await load();
  const before = Math.floor(Date.now() / 1000) * 1000;
  const [first, second] = [await execute("demo_call"), await execute("sign_in")];
  expect(first).not.toBe(second);
  const answer = await verify(first);
  expect(answer).toMatchObject({ success: true, action: "demo_call", hostname: "127.0.0.1", score: 0.9 });
  expect(Date.parse(String(answer.challenge_ts))).toBeGreaterThanOrEqual(before);
  expect(await verify(second)).toMatchObject({ success: true, action: "sign_in" });
  expect(await verify(first)).toEqual({ success: false, "error-codes": ["timeout-or-duplicate"] });
  expect(complaints).toEqual([]);
});

test("a token is good for two minutes of the sandbox's clock", async () => {
  await load();
  const [young, old] = [await execute("demo_call"), await execute("demo_call")];
  await served.clock.advance(115_000);
  expect(await verify(young)).toMatchObject({ success: true });
  await served.clock.advance(6_000);
  expect(await verify(old)).toEqual({ success: false, "error-codes": ["timeout-or-duplicate"] });
  expect(await verify(await execute("demo_call"))).toMatchObject({ success: true });
});

test("a key of someone else's, a key that was not loaded and an odd action are refused", async () => {
  await load();
  await expect(execute("demo_call", "another")).rejects.toThrow(
    /Invalid site key or not loaded in api.js: another/,
  );
  await expect(execute("a b")).rejects.toThrow(/Invalid action name/);
  await load("another");
  await expect(execute("demo_call", "another")).rejects.toThrow(/Invalid site key: another/);
});

test("a failing service fails the script, or later the token", async () => {
  await served.control("faults", { vendor: "recaptcha", path: "/api.js", status: 503, times: 1 });
  await expect(load()).rejects.toThrow(/not loaded/);
  await load();
  await served.control("faults", { vendor: "recaptcha", path: "/token.js", status: 503, times: 1 });
  await expect(execute("demo_call")).rejects.toThrow(/could not be reached/);
  expect(await verify(await execute("demo_call"))).toMatchObject({ success: true });
});
