import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appIsBack, killApp } from "../support/app-process";
import { request, until } from "../support/client";
import { type Placed, type Requests, somebody } from "../support/demo-call";
import { type Stack, startStack } from "../support/stack";

/** A stack of its own, since limits come from the environment and the app is killed here. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ DEMO_CALLS_PER_DAY: "10", NEXT_DIST_DIR: ".next-test" });
  await post(`${stack.sandbox}/control/retell`, { concurrencyLimit: 200 });
}, 120_000);
afterAll(() => stack?.stop());

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  request<Placed>(url, { body, headers });

function submit({ form, address }: ReturnType<typeof somebody>) {
  const headers = { origin: stack.app, "x-client-address": address };
  return post(`${stack.app}/api/demo-call`, form, headers);
}

async function dials() {
  const { json } = await request<Requests>(`${stack.sandbox}/control/requests?vendor=retell`);
  return json.requests.filter((r) => r.path === "/v2/create-phone-call");
}

describe("the limits of the day", () => {
  it("let exactly 10 of 50 people through who come at once", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => submit(somebody())));
    const statuses = answers.map((answer) => answer.status).sort();
    expect(statuses).toEqual([...Array(10).fill(200), ...Array(40).fill(429)]);
    expect(answers.filter((a) => a.status === 429).every((a) => a.json.code === "budget_spent")).toBe(true);
    expect(await dials()).toHaveLength(10);
  });

  it("are right again after the app is killed while it dials, and the phone rings at most once", async () => {
    await post(`${stack.sandbox}/control/reset`, {});
    await post(`${stack.sandbox}/control/faults`, {
      vendor: "retell",
      path: "/v2/create-phone-call",
      delayMs: 1500,
      times: 1,
    });
    const person = somebody();
    const cut = submit(person).catch(() => undefined);
    await until(dials, (requests) => requests.length === 1);
    killApp(stack.app);
    await cut;
    await appIsBack(stack.app);
    const again = { ...person, form: { ...person.form, recaptchaToken: crypto.randomUUID() } };
    const answer = await until(
      () => submit(again),
      (a) => a.status !== 502 && a.status !== 500,
    );
    expect([409, 200]).toContain(answer.status);
    expect(await dials()).toHaveLength(1);
    // The sweep, every ten seconds here, adopts the call that Retell has; then its key answers with it.
    const settled = await until(
      () => submit(again),
      (a) => a.status === 200,
      60_000,
    );
    expect(settled.json.callId).toMatch(/^call_/);
    expect(await dials()).toHaveLength(1);
  }, 120_000);
});
