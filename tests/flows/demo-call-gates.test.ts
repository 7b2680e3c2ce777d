import { beforeEach, describe, expect, it } from "vitest";
import { app, control, request, sameOrigin } from "../support/client";
import { dials, fault, release, somebody, submit } from "../support/demo-call";

const dial = { vendor: "retell", path: "/v2/create-phone-call" };
const siteverify = { vendor: "recaptcha", path: "/api/siteverify" };

beforeEach(async () => {
  await control("reset", {});
});

/** Gate, what makes it refuse, and what is answered. No refusal spends anything, and only Retell's own comes of a dial. */
const gates: [string, () => Promise<unknown>, Record<string, unknown>, number, string][] = [
  ["no consent", async () => {}, { consent: false }, 400, "invalid_request"],
  ["no name", async () => {}, { name: "  " }, 400, "invalid_request"],
  ["a name of 101 characters", async () => {}, { name: "a".repeat(101) }, 400, "invalid_request"],
  ["no e-mail", async () => {}, { email: "ada" }, 400, "invalid_request"],
  ["a Jamaican number", async () => {}, { phone: "+18765551234" }, 400, "invalid_request"],
  ["a premium number", async () => {}, { phone: "+19005551234" }, 400, "invalid_request"],
  ["a British number", async () => {}, { phone: "+442079460000" }, 400, "invalid_request"],
  ["a film number", async () => {}, { phone: "+14155550123" }, 400, "invalid_request"],
  ["no token", async () => {}, { recaptchaToken: "" }, 400, "invalid_request"],
  ["a low score", () => control("recaptcha", { score: 0.4 }), {}, 403, "captcha_refused"],
  ["another action", () => control("recaptcha", { action: "login" }), {}, 403, "captcha_refused"],
  ["another host", () => control("recaptcha", { hostname: "evil.example" }), {}, 403, "captcha_refused"],
  [
    "a check that is down",
    () => fault({ ...siteverify, status: 503, times: 1 }),
    {},
    503,
    "captcha_unavailable",
  ],
  [
    "a check that drops",
    () => fault({ ...siteverify, drop: true, times: 1 }),
    {},
    503,
    "captcha_unavailable",
  ],
  [
    "a check that takes longer than three seconds",
    () => fault({ ...siteverify, held: true, times: 1 }),
    {},
    503,
    "captcha_unavailable",
  ],
  [
    "Redis taking longer than a second",
    () => fault({ vendor: "upstash", held: true, times: 1 }),
    {},
    503,
    "limits_unavailable",
  ],
  ["Redis down", () => fault({ vendor: "upstash", status: 500, times: 1 }), {}, 503, "limits_unavailable"],
  [
    "the database down",
    () => fault({ vendor: "supabase", path: "/rest/v1/rpc/claim_demo_call", status: 503, times: 1 }),
    {},
    503,
    "storage_unavailable",
  ],
  ["Retell's lines taken", () => fault({ ...dial, status: 429, times: 1 }), {}, 503, "phone_busy"],
  ["Retell refusing", () => fault({ ...dial, status: 422, times: 1 }), {}, 502, "phone_failed"],
  ["Retell broken", () => fault({ ...dial, status: 500, times: 1 }), {}, 502, "phone_failed"],
];

describe("a gate", () => {
  it.each(gates)(
    "refuses %s, and the same person may try again at once",
    async (name, prepare, change, status, code) => {
      const person = somebody();
      await prepare();
      const refused = await submit(person, change);
      await release();
      expect([name, refused.status, refused.json.code]).toEqual([name, status, code]);
      expect([name, (await dials()).length]).toEqual([name, code.startsWith("phone_") ? 1 : 0]);
      expect(refused.json).toMatchObject({ error: expect.any(String), requestId: expect.any(String) });
      const retry = { recaptchaToken: `again-${name}`, idempotencyKey: crypto.randomUUID() };
      await control("recaptcha", { score: 0.9, action: "demo_call", hostname: "127.0.0.1" });
      const allowed = await submit(person, retry);
      expect([name, allowed.status]).toEqual([name, 200]);
      expect(allowed.json).toMatchObject({
        success: true,
        callId: expect.any(String),
        statusToken: expect.any(String),
      });
    },
  );

  it("refuses another site before anything else", async () => {
    const answer = await submit(
      somebody(),
      {},
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    );
    expect([answer.status, answer.json.code]).toEqual([403, "cross_site"]);
  });

  it("refuses a token that was used, within its two minutes", async () => {
    const [first, second] = [somebody(), somebody()];
    expect((await submit(first)).status).toBe(200);
    const replay = await submit(second, { recaptchaToken: first.form.recaptchaToken });
    expect([replay.status, replay.json.code]).toEqual([403, "captcha_refused"]);
    expect(await dials()).toHaveLength(1);
  });

  it("refuses a number that was blocked, for good, and spends nothing", async () => {
    const person = somebody();
    const blocked = await request(app("/api/block"), {
      body: { phone: person.form.phone },
      headers: sameOrigin(),
    });
    expect(blocked.json).toEqual({ success: true });
    const answer = await submit(person);
    expect([answer.status, answer.json.code]).toEqual([403, "blocked"]);
    expect(await dials()).toEqual([]);
    const other = somebody();
    expect((await submit({ ...other, address: person.address })).status).toBe(200);
  });

  it("refuses a second call to a number, and a second from an address, with the time of the next", async () => {
    const person = somebody();
    expect((await submit(person)).status).toBe(200);
    for (const again of [
      { ...somebody(), address: person.address },
      { ...person, address: somebody().address },
    ]) {
      const change = { recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() };
      const answer = await submit(again, change);
      expect(answer.status).toBe(429);
      expect(["number_called", "address_called"]).toContain(answer.json.code);
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(86_000);
      expect(answer.json.retryAfterSeconds).toBe(Number(answer.headers.get("retry-after")));
    }
    expect(await dials()).toHaveLength(1);
  });

  it("counts an IPv6 subscriber once, and does not listen to a forged list of addresses", async () => {
    const [first, second] = [somebody(), somebody()];
    expect((await submit({ ...first, address: "2001:db8:1:2::1" })).status).toBe(200);
    const neighbour = { ...second, address: "2001:db8:1:2:ffff::9" };
    expect((await submit(neighbour, {}, { "x-forwarded-for": "198.51.100.7" })).json.code).toBe(
      "address_called",
    );
  });
});

describe("one submit", () => {
  it("rings once when it is sent 200 times at once with one key", async () => {
    const person = somebody();
    const answers = await Promise.all(Array.from({ length: 200 }, () => submit(person)));
    const placed = answers.filter((answer) => answer.status === 200);
    expect(placed.length).toBeGreaterThanOrEqual(1);
    expect(new Set(placed.map((answer) => answer.json.callId)).size).toBe(1);
    expect(answers.filter((answer) => answer.status !== 200).every((answer) => answer.status === 409)).toBe(
      true,
    );
    expect(await dials()).toHaveLength(1);
    const later = await submit(person);
    expect([later.status, later.json.callId]).toEqual([200, placed[0]?.json.callId]);
  });

  it("rings once when one number is asked for by many at once with different keys", async () => {
    const { form } = somebody();
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => {
        const other = somebody();
        return submit({ ...other, form: { ...other.form, phone: form.phone } });
      }),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(199);
    expect(await dials()).toHaveLength(1);
  });

  it("keeps its hold when nobody knows whether it rang", async () => {
    const person = somebody();
    await fault({ ...dial, status: 503, times: 1 });
    await fault({ vendor: "retell", path: "/v3/list-calls", status: 500, times: 2 });
    const answer = await submit(person);
    expect([answer.status, answer.json.code]).toEqual([502, "phone_unsettled"]);
    const again = { recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() };
    expect((await submit(person, again)).status).toBe(429);
  });

  it("tells Retell a name, a cap and an opaque id, and neither address nor e-mail", async () => {
    const person = somebody();
    await submit(person, { name: "Zoë 🙂 O'Neil" });
    const [sent] = await dials();
    expect(sent?.body).toMatchObject({
      to_number: person.form.phone,
      from_number: expect.stringMatching(/^\+1415/),
      metadata: { demo_call_id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      retell_llm_dynamic_variables: { caller_name: "Zoë 🙂 O'Neil" },
      agent_override: { agent: { max_call_duration_ms: 180_000 } },
    });
    expect(JSON.stringify(sent?.body)).not.toContain("example.com");
    expect(JSON.stringify(sent?.body)).not.toContain("203.0.");
  });
});
