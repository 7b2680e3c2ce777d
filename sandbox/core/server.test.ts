import { Hono } from "hono";
import { beforeEach, expect, it } from "vitest";
import { SandboxClock } from "./clock";
import type { SandboxContext } from "./context";
import { readSandboxEnv } from "./env";
import { Faults } from "./faults";
import { Journal } from "./journal";
import { createApp } from "./server";

const routes = new Hono();
let answer: (() => void) | undefined;
routes.post("/echo", async (c) => c.json(await c.req.json()));
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
