import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { request } from "../support/client";
import { type Placed, type Requests, somebody } from "../support/demo-call";
import { type Stack, startStack } from "../support/stack";

/** A stack of its own, since limits come from the environment. */
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
});
