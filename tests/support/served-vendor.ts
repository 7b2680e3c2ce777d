import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { SandboxClock } from "../../sandbox/core/clock";
import type { SandboxContext } from "../../sandbox/core/context";
import { readSandboxEnv } from "../../sandbox/core/env";
import { Faults } from "../../sandbox/core/faults";
import { Journal } from "../../sandbox/core/journal";
import { createApp } from "../../sandbox/core/server";
import type { Vendor } from "../../sandbox/core/vendor";

type Options = { log?: SandboxContext["log"]; pages?: Hono };

/** A stand-in on a port of its own behind the sandbox's core. `settings` are the sandbox's environment. */
export async function serveVendor<V extends Vendor>(
  settings: Record<string, string>,
  create: (context: SandboxContext) => Promise<V>,
  { log = () => {}, pages = new Hono() }: Options = {},
) {
  const context: SandboxContext = {
    env: readSandboxEnv(settings),
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log,
  };
  const vendor = await create(context);
  const server = createAdaptorServer({ fetch: createApp(context, [vendor], pages).fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    context,
    vendor,
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await vendor.close();
    },
  };
}
