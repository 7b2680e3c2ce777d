import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askApi } from "./api-client";

let server: Server;
let answer: RequestListener = (_request, response) => response.end();
const browserFetch = globalThis.fetch;

/** A browser resolves paths against its page; here the page is a server of our own. */
beforeEach(async () => {
  server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  globalThis.fetch = (path, init) => browserFetch(new URL(String(path), `http://127.0.0.1:${port}`), init);
});
afterEach(async () => {
  globalThis.fetch = browserFetch;
  vi.unstubAllGlobals();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const parse = (body: unknown) => {
  const { id } = (body ?? {}) as { id?: unknown };
  return typeof id === "string" ? id : undefined;
};
const reply = (status: number, body: string): RequestListener => {
  return (_request, response) => response.writeHead(status, { "content-type": "application/json" }).end(body);
};

describe("an answer", () => {
  it("is given as the caller reads it", async () => {
    answer = reply(200, '{"id":"call_1","more":true}');
    expect(await askApi("/api/x", { parse })).toEqual({ ok: true, data: "call_1" });
  });

  it("is asked for with a JSON body when there is one", async () => {
    const seen: unknown[] = [];
    answer = (request, response) => {
      request.on("data", (chunk) =>
        seen.push(request.method, request.headers["content-type"], String(chunk)),
      );
      request.on("end", () => response.end('{"id":"a"}'));
    };
    await askApi("/api/x", { method: "POST", body: {}, parse });
    expect(seen).toEqual(["POST", "application/json", "{}"]);
  });

  it.each(["{}", "not json", ""])(
    "that is something else (%j) is a failure, not an exception",
    async (body) => {
      answer = reply(200, body);
      expect(await askApi("/api/x", { parse })).toMatchObject({
        ok: false,
        failure: { code: "bad_answer", status: 200 },
      });
    },
  );
});

describe("a refusal", () => {
  it("carries the server's code, sentence, request id, wait and fields", async () => {
    answer = reply(
      429,
      JSON.stringify({
        error: "Doc is busy.",
        code: "voice_busy",
        requestId: "req_1",
        retryAfterSeconds: 30,
        fields: { name: "Too long.", broken: 5 },
      }),
    );
    expect(await askApi("/api/x", { parse })).toEqual({
      ok: false,
      failure: {
        code: "voice_busy",
        sentence: "Doc is busy.",
        status: 429,
        requestId: "req_1",
        retryAfterSeconds: 30,
        fields: { name: "Too long." },
        body: expect.objectContaining({ code: "voice_busy", fields: { name: "Too long.", broken: 5 } }),
      },
    });
  });

  it("that a proxy wrote is told in our own words", async () => {
    answer = reply(502, "<html>Bad gateway</html>");
    const result = await askApi("/api/x", { parse });
    expect(result).toMatchObject({ ok: false, failure: { code: "bad_answer", status: 502, fields: {} } });
    expect(JSON.stringify(result)).not.toContain("html");
  });
});

describe("no answer", () => {
  it("in time is a time-out, before the headers and in the middle of the body", async () => {
    answer = () => undefined;
    expect(await askApi("/api/x", { timeoutMs: 50, parse })).toMatchObject({ failure: { code: "timeout" } });
    answer = (_request, response) => void response.writeHead(200).write('{"id":');
    expect(await askApi("/api/x", { timeoutMs: 50, parse })).toMatchObject({ failure: { code: "timeout" } });
  });

  it("because the caller stopped is a cancellation, also when it had stopped before", async () => {
    const stop = new AbortController();
    answer = () => stop.abort();
    expect(await askApi("/api/x", { signal: stop.signal, parse })).toMatchObject({
      failure: { code: "cancelled" },
    });
    expect(await askApi("/api/x", { signal: stop.signal, parse })).toMatchObject({
      failure: { code: "cancelled" },
    });
  });

  it.each([
    ["unreachable", true],
    ["offline", false],
  ])("because the line is cut is %s", async (code, onLine) => {
    vi.stubGlobal("navigator", { onLine });
    answer = (request) => void request.socket.destroy();
    expect(await askApi("/api/x", { parse })).toMatchObject({ ok: false, failure: { code } });
  });
});
