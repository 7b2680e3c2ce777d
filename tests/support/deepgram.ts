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
import { createDeepgram } from "../../sandbox/deepgram/vendor";

export type ServedDeepgram = Awaited<ReturnType<typeof serveDeepgram>>;

export const DEEPGRAM_KEY = "sandbox-deepgram-key";

/** The stand-in on a port of its own behind the sandbox's core. */
export async function serveDeepgram() {
  const context: SandboxContext = {
    env: readSandboxEnv({ SANDBOX_DIR: tmpdir() }),
    origin: () => origin,
    clock: new SandboxClock(),
    faults: new Faults(),
    journal: new Journal(),
    log: () => {},
  };
  const deepgram = await createDeepgram(context);
  const server = createAdaptorServer({ fetch: createApp(context, [deepgram], new Hono()).fetch });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", () => done()));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const baseUrl = `${origin}/deepgram`;
  return {
    origin,
    baseUrl,
    context,
    deepgram,
    speak: (query: Record<string, string>, body: unknown, authorization = `Token ${DEEPGRAM_KEY}`) =>
      fetch(`${baseUrl}/v1/speak?${new URLSearchParams(query)}`, {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    stop: async () => {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await deepgram.close();
    },
  };
}
