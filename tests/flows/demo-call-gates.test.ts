import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import type { DemoCallOffer } from "../../lib/demo-call/view";
import { app, control, request, sameOrigin, sandbox, until } from "../support/client";
import { dials, fault, release, somebody, submit } from "../support/demo-call";
import { another, block, holdForOthers, siteverify, solved, spendMonth } from "../support/demo-gate-means";
import { gates } from "../support/demo-gates";
import { holds, nothingHeld } from "../support/demo-holds";
import { tableIn } from "../support/doc-blocks";
import { openStackDatabase } from "../support/stack-database";

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

describe("a gate", () => {
  it.each(gates.map((row) => [`${row.when} (${row.gate})`, row] as const))(
    "refuses %s with its status, code and sentence, and spends nothing",
    async (name, {
      gate,
      prepare,
      change,
      headers,
      status,
      code,
      sentence,
      field,
      dials: isDialled,
      stays,
    }) => {
      const person = somebody();
      await prepare?.(person, database);
      const before = (await dials()).length;
      const refused = await submit(person, change, headers);
      await release();
      expect([name, refused.status, refused.json.code]).toEqual([name, status, code]);
      expect(refused.json).toMatchObject({ error: sentence, requestId: expect.any(String) });
      expect((refused.json as { fields?: object }).fields).toEqual(field && { [field[0]]: field[1] });
      expect([name, (await dials()).length - before]).toEqual([name, isDialled ? 1 : 0]);
      if (["own pages", "burst", "parse"].includes(gate))
        expect((await control("requests?vendor=supabase")).text).not.toContain("claim_demo_call");
      if (stays) return;
      await control("recaptcha", {});
      const allowed = await submit(person, another());
      expect([name, allowed.status]).toEqual([name, 200]);
      expect(allowed.json).toMatchObject({
        success: true,
        callId: expect.any(String),
        statusToken: expect.any(String),
      });
    },
  );

  it("is in the table of docs/demo-call.md, and nothing else is", () => {
    const told = (row: { gate: string; when: string; code: string; status: number; sentence: string }) =>
      [row.gate, row.when, row.status, row.code, row.sentence].join(" | ");
    expect(tableIn("docs/demo-call.md", "gate")).toEqual(gates.map(told));
  });

  it("takes a score of a half, and a check of 110 seconds ago", async () => {
    await control("recaptcha", { score: 0.5 });
    expect((await submit(somebody())).status).toBe(200);
    await fault({ ...siteverify, ...solved(110), times: 1 });
    expect((await submit(somebody())).status).toBe(200);
  });

  it("does not ring a number that is blocked while its request is under way", async () => {
    const person = somebody();
    await fault({ ...siteverify, held: true, times: 1 });
    const late = submit(person);
    await until(
      () => control("requests?vendor=recaptcha"),
      ({ text }) => text.includes(siteverify.path),
    );
    expect((await block(person)).json).toEqual({ success: true });
    await release();
    expect([(await late).status, (await late).json.code]).toEqual([403, "blocked"]);
    expect([await dials(), await holds(database)]).toEqual([[], nothingHeld]);
    expect((await submit({ ...somebody(), address: person.address })).status).toBe(200);
  });

  it("takes the captcha of the page at localhost, where the same app is open", async () => {
    const query = "id=1&k=sandbox-site-key&action=demo_call&host=localhost";
    const { text } = await request(sandbox(`/recaptcha/token.js?${query}`));
    const recaptchaToken = /"token":"([^"]+)"/.exec(text)?.[1];
    const { form, address } = somebody();
    const origin = inject("app").replace("127.0.0.1", "localhost");
    const answer = await request(`${origin}/api/demo-call`, {
      body: { ...form, recaptchaToken },
      headers: { ...sameOrigin(), origin, "x-client-address": address },
    });
    expect([answer.status, answer.json.success]).toEqual([200, true]);
  });

  it.each([
    ["the day's minutes", () => holdForOthers({ seconds: 5820 })],
    ["the month's money", () => spendMonth(199_070_000)],
    ["the day's calls", () => holdForOthers({ calls: 49 })],
  ])("offers the one call that %s reach for, and then none", async (_what, prepare) => {
    const offer = async () => (await request<DemoCallOffer>(app("/api/demo-call"))).json;
    await prepare();
    expect(await offer()).toMatchObject({ isOpen: true, callsLeftToday: 1 });
    expect((await submit(somebody())).status).toBe(200);
    expect(await offer()).toMatchObject({ isOpen: false, closedBecause: "budget", callsLeftToday: 0 });
  });

  it("refuses a second call to a number, and a second from an address, with the time of the next", async () => {
    const person = somebody();
    expect((await submit(person)).status).toBe(200);
    for (const again of [
      { ...somebody(), address: person.address },
      { ...person, address: somebody().address },
    ]) {
      const answer = await submit(again, another());
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

  it("tells Retell a name, a cap and an opaque id, and neither address nor e-mail, nor who is to call", async () => {
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
    // The number is bound to one agent in one version; a dial that named them would have another answer.
    expect(JSON.stringify(sent?.body)).not.toMatch(/override_agent_(id|version)/);
  });
});
