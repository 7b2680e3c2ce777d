import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bundle } from "../support/e2e-bundle";
import { appUrl } from "../support/page-control";
import { launchOptions } from "../support/page-launch";
import { denyMicrophone, guardedMicrophone } from "../support/page-permission";
import { expect, test } from "../support/page-test";

test.use({ launchOptions: launchOptions(guardedMicrophone) });

type Client = {
  startCall: (config: { accessToken: string }) => Promise<void>;
  stopCall: () => void;
  emit: (name: string, ...args: unknown[]) => boolean;
};
type Seen = { events: string[]; rejections: string[]; outcome: string };
type Scenario = "failed connect" | "stop before connect" | "double start" | "denied microphone";

const folder = join(import.meta.dirname, "../..");
const real = 'export { RetellWebClient } from "retell-client-js-sdk"; export { Room } from "livekit-client";';
const standIn = `export { RetellWebClient } from ${JSON.stringify(join(folder, "sandbox/retell/browser-sdk/index.ts"))};`;
const line = "ws://127.0.0.1:9/web-call";
const accessToken = `h.${Buffer.from(JSON.stringify({ url: line })).toString("base64url")}.s`;

const wanted: Record<Scenario, Seen> = {
  "failed connect": { events: ["error(string)"], rejections: [], outcome: "resolved" },
  "stop before connect": { events: ["error(string)"], rejections: [], outcome: "resolved" },
  "double start": { events: ["error(string)", "error(string)"], rejections: [], outcome: "resolved" },
  "denied microphone": { events: ["call_started()"], rejections: ["NotAllowedError"], outcome: "resolved" },
};

for (const [name, source] of [
  ["the real SDK", real],
  ["its stand-in", standIn],
] as const) {
  test(`${name} emits the same for a failed connect, a stop before it, two starts and a denied microphone`, async ({
    page,
    context,
    problems,
  }) => {
    problems.expect(
      /^console\.error: Error starting call/,
      /livekit/i,
      /^request: .* net::ERR_/,
      /^thrown: /,
    );
    await denyMicrophone(context);
    await openScratchPage(page, await bundle(source));
    const seen: Partial<Record<Scenario, Seen>> = {};
    for (const scenario of Object.keys(wanted) as Scenario[]) {
      await page.reload();
      seen[scenario] = await page.evaluate(play, { scenario, accessToken });
    }
    expect(seen).toEqual(wanted);
  });
}

/** An empty page of our origin with the bundle on it, where LiveKit's host and the sandbox's line are dead ends. */
async function openScratchPage(page: Page, script: string): Promise<void> {
  await page.route(/livekit\.cloud/, (route) => route.abort());
  await page.routeWebSocket(/livekit\.cloud/, (socket) => socket.close());
  await page.routeWebSocket(line, (socket) => {
    socket.onMessage((message) => {
      // Only the last scenario gets a line; the page says so in its address.
      if (!page.url().endsWith("#open")) socket.close();
      else if (String(message).includes("hello"))
        socket.send(JSON.stringify({ type: "joined", callId: "call_1" }));
    });
  });
  await page.route("**/scratch", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: "<!doctype html><title>Scratch</title><script src=scratch.js></script>",
    }),
  );
  await page.route("**/scratch.js", (route) =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  );
  await page.goto(`${appUrl()}/scratch`);
}

/** Runs in the page. */
async function play({ scenario, accessToken }: { scenario: Scenario; accessToken: string }): Promise<Seen> {
  const seen: Seen = { events: [], rejections: [], outcome: "" };
  addEventListener("unhandledrejection", (event) => {
    seen.rejections.push(event.reason instanceof DOMException ? event.reason.name : String(event.reason));
  });
  const { RetellWebClient, Room } = Reflect.get(window, "Bundle") as {
    RetellWebClient: new () => Client;
    Room?: { prototype: object };
  };
  const client = new RetellWebClient();
  const emit = client.emit.bind(client);
  client.emit = (name, ...args) => {
    seen.events.push(`${name}(${args.map((arg) => typeof arg).join()})`);
    return emit(name, ...args);
  };
  if (scenario === "denied microphone") {
    location.hash = "open";
    // LiveKit's own connect needs its server, so that the real SDK is told that it worked; what follows is its own.
    // Each room brings its connect along as a field; the setter takes it away.
    if (Room) Object.defineProperty(Room.prototype, "connect", { get: () => async () => {}, set: () => {} });
  }
  if (scenario === "stop before connect") client.stopCall();
  const starts = [client.startCall({ accessToken })];
  if (scenario === "stop before connect") client.stopCall();
  if (scenario === "double start") starts.push(client.startCall({ accessToken }));
  const settled = await Promise.allSettled(starts);
  seen.outcome = settled.every((one) => one.status === "fulfilled") ? "resolved" : "rejected";
  const deadline = performance.now() + 3000;
  while (scenario === "denied microphone" && seen.rejections.length === 0 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return seen;
}
