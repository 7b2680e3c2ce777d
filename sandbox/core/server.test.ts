import { Hono } from "hono";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { SandboxClock } from "./clock";
import type { SandboxContext } from "./context";
import { readSandboxEnv } from "./env";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { createApp } from "./server";

const routes = new Hono();
let answer: (() => void) | undefined;
routes.post("/echo", async (c) => c.json(await c.req.json()));
let counted = 0;
routes.post("/count", (c) => c.json({ count: ++counted }, 201, { "x-count": String(counted) }));
routes.get("/slow", async (c) => {
  await new Promise<void>((resolve) => {
    answer = resolve;
  });
  return c.text("done");
});

const vendor = {
  name: "post-office",
  app: routes,
  errorBody: (status: number) => ({ sorry: status }),
  reset: async () => undefined,
  state: () => ({}),
  close: async () => undefined,
};

let context: SandboxContext;
let app: ReturnType<typeof createApp>;
beforeEach(() => {
  context = {
    env: readSandboxEnv({}),
    origin: () => "http://127.0.0.1:4010",
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => undefined,
  };
  app = createApp(context, [vendor], new Hono());
});

const send = (body: string) =>
  app.request("/post-office/echo", { method: "POST", headers: { "content-type": "application/json" }, body });

it("writes a request down under the vendor's own path, and leaves the body to the vendor", async () => {
  expect(await (await send('{"a":1}')).json()).toEqual({ a: 1 });
  expect(context.journal.list({})).toMatchObject([
    { vendor: "post-office", method: "POST", path: "/echo", status: 200, body: { a: 1 } },
  ]);
});

it("shows a request that is not answered yet with status 0", async () => {
  const asked = app.request("/post-office/slow");
  await expect.poll(() => answer).toBeDefined();
  expect(context.journal.list({})).toMatchObject([{ path: "/slow", status: 0 }]);
  answer?.();
  await asked;
  expect(context.journal.list({})).toMatchObject([{ path: "/slow", status: 200 }]);
});

it("answers an injected failure in the vendor's words, and writes it down", async () => {
  context.faults.add({ vendor: "post-office", path: "/echo", status: 503, times: 1 });
  const refused = await send("{}");
  expect([refused.status, await refused.json()]).toEqual([503, { sorry: 503 }]);
  expect((await send("{}")).status).toBe(200);
  expect(context.journal.list({}).map(({ status }) => status)).toEqual([503, 200]);
});

describe("a fault that comes after the request was handled", () => {
  const handled = () => context.journal.list({}).map(({ status }) => status);
  let cut = 0;
  const socket = { destroy: () => (cut += 1) };
  const count = () => app.request("/post-office/count", { method: "POST" }, { incoming: { socket } });
  beforeEach(() => {
    counted = cut = 0;
  });

  it("answers something else than what was done, with none of its headers", async () => {
    context.faults.add({ vendor: "post-office", after: true, status: 500 });
    const answer = await count();
    expect([answer.status, await answer.json(), answer.headers.get("x-count")]).toEqual([
      500,
      { sorry: 500 },
      null,
    ]);
    expect(counted).toBe(1);
  });

  it("cuts the line, and the journal keeps what the answer would have been", async () => {
    context.faults.add({ vendor: "post-office", after: true, drop: true });
    await count();
    expect([counted, cut, handled()]).toEqual([1, 1, [201]]);
  });

  it("holds the answer back", async () => {
    context.faults.add({ vendor: "post-office", after: true, delayMs: 50 });
    const asked = count();
    await expect.poll(() => counted, { interval: 1 }).toBe(1);
    expect(handled()).toEqual([0]);
    expect(await (await asked).json()).toEqual({ count: 1 });
  });

  it("keeps the answer until it is released", async () => {
    context.faults.add({ vendor: "post-office", after: true, held: true });
    const asked = count();
    await expect.poll(() => counted, { interval: 1 }).toBe(1);
    expect(handled()).toEqual([0]);
    context.faults.release();
    expect(await (await asked).json()).toEqual({ count: 1 });
  });

  it("is not what a fault is without it: then nothing is done", async () => {
    context.faults.add({ vendor: "post-office", drop: true });
    await count();
    expect([counted, cut, handled()]).toEqual([0, 1, [500]]);
  });
});

describe("a request that is held", () => {
  const holdOne = () => {
    counted = 0;
    context.faults.add({ vendor: "post-office", held: true, times: 1 });
    return app.request("/post-office/count", { method: "POST" }, { incoming: { socket: { destroy } } });
  };
  const destroy = vi.fn();
  beforeEach(() => destroy.mockClear());
  const control = (path: string, method: string) => app.request(`/control/${path}`, { method });

  it.each([
    ["when it is released", "faults/release", "POST"],
    ["when the faults are deleted", "faults", "DELETE"],
  ])("is handled %s, and not before", async (_when, path, method) => {
    const asked = holdOne();
    await expect.poll(() => context.faults.list(), { interval: 1 }).toEqual([]);
    expect(counted).toBe(0);
    expect((await control(path, method)).status).toBe(200);
    expect([(await asked).status, counted, destroy.mock.calls]).toEqual([201, 1, []]);
  });

  it("is cut off by a reset, and never handled", async () => {
    const asked = holdOne();
    await expect.poll(() => context.faults.list(), { interval: 1 }).toEqual([]);
    await control("reset", "POST");
    await asked;
    expect([counted, destroy.mock.calls.length]).toEqual([0, 1]);
  });
});

it("answers nonsense of any status, type and body, before or after the request was handled", async () => {
  counted = 0;
  for (const after of [undefined, true] as const) {
    const nonsense = { status: 202, type: "application/json", body: "{" };
    context.faults.add({ vendor: "post-office", times: 1, after, nonsense });
    const answer = await app.request("/post-office/count", { method: "POST" });
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      202,
      "application/json",
      "{",
    ]);
    expect(counted).toBe(after ? 1 : 0);
  }
});

it("leaves a path with malformed escapes to the vendor", async () => {
  expect((await app.request("/post-office/%E0%A4%A")).status).toBe(404);
  expect(context.journal.list({})).toMatchObject([{ path: "/%E0%A4%A", status: 404 }]);
});

it("refuses a fault for a vendor that is not there, and names those that are", async () => {
  const body = JSON.stringify({ vendor: "retel", status: 500 });
  const response = await app.request("/control/faults", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: "There is no vendor retel; there are post-office." });
});

it("answers a control path that nobody has, and a wrong method, in JSON", async () => {
  for (const [method, path] of [
    ["GET", "/control/nothing"],
    ["GET", "/control/reset"],
    ["PUT", "/control"],
  ] as const) {
    const response = await app.request(path, { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ error: "There is no such control." });
  }
});

it("still lists requests after a body too deep to be written out, which it keeps as text", async () => {
  const body = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  await app.request("/post-office/unknown", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const response = await app.request("/control/requests");
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ requests: [{ path: "/unknown", body }] });
});
