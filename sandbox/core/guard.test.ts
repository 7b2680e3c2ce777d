import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { foreignness, loopbackOnly } from "./guard";

const host = "127.0.0.1:4010";

describe("what belongs to this machine", () => {
  it.each(["127.0.0.1:4010", "localhost:4010", "LOCALHOST", "[::1]:4010", "127.0.0.1"])(
    "takes requests sent to %s",
    (name) => expect(foreignness({ host: name, origin: undefined })).toBeUndefined(),
  );

  it.each(["http://127.0.0.1:3000", "http://localhost:3977", "https://localhost", "http://[::1]:4010"])(
    "takes requests of pages at %s, whatever their port",
    (origin) => expect(foreignness({ host, origin })).toBeUndefined(),
  );

  it.each([
    "https://example.com",
    "null",
    "",
    "http://127.0.0.1.example.com",
    "http://localhost.example.com:4010",
    "http://example.com:127.0.0.1",
    "http://user@localhost",
    "http://10.0.0.1:4010",
    "file://localhost",
    "127.0.0.1:4010",
  ])("refuses pages of origin '%s'", (origin) => {
    expect(foreignness({ host, origin })).toMatch(/other origins/);
  });

  it.each(["rebound.example.com:4010", "127.0.0.1.nip.io", "0.0.0.0:4010", "", undefined])(
    "refuses requests sent to %s, a name that only leads here",
    (name) => expect(foreignness({ host: name, origin: undefined })).toMatch(/another machine/),
  );
});

describe("the middleware", () => {
  const app = new Hono();
  let resets = 0;
  app.use("/control/*", loopbackOnly);
  app.post("/control/reset", (c) => {
    resets += 1;
    return c.json({ ok: true });
  });
  const post = (headers: Record<string, string>) =>
    app.request("/control/reset", { method: "POST", headers });

  it("answers 403 to a foreign page and does nothing", async () => {
    const refused = await post({ host, origin: "https://example.com" });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toEqual({ error: "Pages of other origins have no say here." });
    expect(resets).toBe(0);
  });

  it("lets the app, the console and programs without an origin through", async () => {
    expect((await post({ host, origin: "http://127.0.0.1:3000" })).status).toBe(200);
    expect((await post({ host })).status).toBe(200);
    expect(resets).toBe(2);
  });
});
