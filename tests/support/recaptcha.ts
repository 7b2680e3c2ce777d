import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import { createRecaptcha } from "../../sandbox/recaptcha/vendor";

export type ServedRecaptcha = Awaited<ReturnType<typeof serveRecaptcha>>;

/** The stand-in on a port of its own behind the sandbox's core. `pages` are served beside it. */
export async function serveRecaptcha(pages = new Hono()) {
  const context: SandboxContext = {
    env: readSandboxEnv({ SANDBOX_DIR: tmpdir() }),
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => {},
  };
  const recaptcha = await createRecaptcha(context);
  const app = createApp(context, [recaptcha], pages);
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/recaptcha`;
  return {
    origin,
    clock: context.clock,
    url,
    control: (path: string, body: unknown = {}) =>
      fetch(`${origin}/control/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
    verify: async (form: Record<string, string>) => {
      const response = await fetch(`${url}/api/siteverify`, {
        method: "POST",
        body: new URLSearchParams(form),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await recaptcha.close();
    },
  };
}
