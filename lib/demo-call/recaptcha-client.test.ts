// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createCaptcha } from "./recaptcha-client";

let scripts: HTMLScriptElement[] = [];
const captcha = () =>
  createCaptcha({ baseUrl: "https://check.example/recaptcha", siteKey: "key", timeoutMs: 5_000 });
const execute = vi.fn(async (_siteKey: string, _options: { action: string }) => "token");
const arrive = () => {
  Object.assign(window, { grecaptcha: { ready: (run: () => void) => run(), execute } });
  scripts.at(-1)?.onload?.(new Event("load"));
};

beforeEach(() => {
  vi.useFakeTimers();
  execute.mockClear();
  // Scripts are put into the page and not fetched: the test says what became of them.
  scripts = [];
  vi.spyOn(document.head, "append").mockImplementation((...tags) => {
    scripts.push(...tags.filter((tag) => tag instanceof HTMLScriptElement));
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Reflect.deleteProperty(window, "grecaptcha");
});

test("the script is fetched once, with the site key, and a token is asked for with the action", async () => {
  const client = captcha();
  client.warm();
  client.warm();
  expect(scripts.map((tag) => tag.src)).toEqual(["https://check.example/recaptcha/api.js?render=key"]);
  const answer = client.ask("demo_call");
  arrive();
  expect(await answer).toEqual({ ok: true, token: "token" });
  expect(execute).toHaveBeenCalledExactlyOnceWith("key", { action: "demo_call" });
});

test("a script that is blocked is an answer, and the next question fetches it anew", async () => {
  const client = captcha();
  const first = client.ask("demo_call");
  scripts[0]?.onerror?.(new Event("error"));
  expect(await first).toEqual({ ok: false });
  const second = client.ask("demo_call");
  arrive();
  expect(await second).toEqual({ ok: true, token: "token" });
});

test("a script that never comes, and a check that never answers, are answers in time", async () => {
  const client = captcha();
  const first = client.ask("demo_call");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await first).toEqual({ ok: false });
  execute.mockImplementationOnce(() => new Promise(() => {}));
  const second = client.ask("demo_call");
  arrive();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(await second).toEqual({ ok: false });
});

test("a check that fails is an answer", async () => {
  const client = captcha();
  execute.mockRejectedValueOnce(new Error("Invalid site key"));
  const answer = client.ask("demo_call");
  arrive();
  expect(await answer).toEqual({ ok: false });
});
