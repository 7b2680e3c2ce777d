import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ServedRecaptcha, serveRecaptcha } from "../support/recaptcha";

const SECRET = "sandbox-recaptcha-secret";

let served: ServedRecaptcha;
beforeAll(async () => {
  served = await serveRecaptcha();
});
afterAll(() => served.stop());
beforeEach(() => served.control("reset"));

const verify = (form: Record<string, string>) => served.verify({ secret: SECRET, ...form });

describe("siteverify", () => {
  test("takes any token once, and answers in Google's form", async () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const answer = await verify({ response: "any", remoteip: "203.0.113.9" });
    expect(answer).toEqual({
      success: true,
      challenge_ts: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      hostname: "127.0.0.1",
      score: 0.9,
      action: "demo_call",
    });
    expect(Date.parse(String(answer.challenge_ts))).toBeGreaterThanOrEqual(before);
    expect(await verify({ response: "any" })).toEqual({
      success: false,
      "error-codes": ["timeout-or-duplicate"],
    });
    expect(await verify({ response: "another" })).toMatchObject({ success: true });
  });

  test("of twenty who bring one token at once, one gets through", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => verify({ response: "shared" })));
    expect(answers.filter(({ success }) => success)).toHaveLength(1);
  });

  test.each([
    [{ secret: "wrong", response: "t" }, ["invalid-input-secret"]],
    [{ secret: "", response: "t" }, ["missing-input-secret"]],
    [{ response: "" }, ["missing-input-response"]],
    [{ secret: "", response: "" }, ["missing-input-response", "missing-input-secret"]],
  ])("refuses %j with %j", async (form, codes) => {
    expect(await verify(form as Record<string, string>)).toEqual({ success: false, "error-codes": codes });
  });

  test("a token that came with a wrong secret is not spent", async () => {
    await verify({ secret: "wrong", response: "t" });
    expect(await verify({ response: "t" })).toMatchObject({ success: true });
  });

  test("reads forms only, as Google does", async () => {
    const response = await fetch(`${served.url}/api/siteverify`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: SECRET, response: "t" }),
    });
    expect(await response.json()).toEqual({
      success: false,
      "error-codes": ["missing-input-response", "missing-input-secret"],
    });
  });
});

describe("what siteverify is told to say", () => {
  test("lasts until it is told otherwise or reset, and what is left out goes as usual", async () => {
    await served.control("recaptcha", { score: 0.1 });
    expect(await verify({ response: "a" })).toMatchObject({ success: true, score: 0.1, action: "demo_call" });
    await served.control("recaptcha", { action: "other", hostname: "evil.example" });
    expect(await verify({ response: "b" })).toMatchObject({
      score: 0.9,
      action: "other",
      hostname: "evil.example",
    });
    await served.control("recaptcha", { errorCodes: ["browser-error"] });
    expect(await verify({ response: "c" })).toEqual({ success: false, "error-codes": ["browser-error"] });
    await served.control("recaptcha", {});
    expect(await verify({ response: "d" })).toMatchObject({ success: true, action: "demo_call" });
    await served.control("recaptcha", { score: 0.1 });
    await served.control("reset");
    expect(await verify({ response: "a" })).toMatchObject({
      score: 0.9,
      action: "demo_call",
      hostname: "127.0.0.1",
    });
  });

  test.each([[{ score: 2 }], [{ sore: 0.1 }], [{ errorCodes: "browser-error" }]])(
    "%j is 400 with a sentence",
    async (body) => {
      const response = await served.control("recaptcha", body);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({ error: expect.stringMatching(/\w/) });
    },
  );
});

describe("faults", () => {
  test("a failure is not in siteverify's form", async () => {
    await served.control("faults", { vendor: "recaptcha", path: "/api/siteverify", status: 503, times: 1 });
    const answer = await verify({ response: "t" });
    expect(answer).toMatchObject({ error: { code: 503 } });
    expect(answer).not.toHaveProperty("success");
    expect(await verify({ response: "t" })).toMatchObject({ success: true });
  });

  test("a cut connection and a slow answer are what they are", async () => {
    await served.control("faults", { vendor: "recaptcha", drop: true, times: 1 });
    await expect(verify({ response: "t" })).rejects.toThrow(/fetch failed/);
    await served.control("faults", { vendor: "recaptcha", delayMs: 80, times: 1 });
    const started = performance.now();
    await verify({ response: "t" });
    expect(performance.now() - started).toBeGreaterThanOrEqual(79);
  });
});
