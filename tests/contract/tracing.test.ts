import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { inRequest } from "@/lib/log-context";
import { inSpan, setRunSpan } from "@/lib/vendors/span";
import { startTracing } from "@/lib/vendors/tracing";
import { startOtlpReceiver } from "../support/otlp-receiver";

let receiver: Awaited<ReturnType<typeof startOtlpReceiver>>;
beforeAll(async () => {
  receiver = await startOtlpReceiver();
});
afterAll(async () => {
  setRunSpan(undefined);
  await receiver.stop();
});

const context = { requestId: "0b0c9a52-6c1e-4c5e-9d0e-3a1f0a4d5e6f", route: "x" };

it("runs work as it is, and makes no name for it, while nobody traces", async () => {
  const name = vi.fn(() => "never");
  expect(await inSpan(name, async () => 5)).toBe(5);
  expect(name).not.toHaveBeenCalled();
});

it("sends a span for each piece of work, under one trace, with the request's id and nothing private", async () => {
  startTracing({ endpoint: `${receiver.endpoint}/`, headers: "x-key=se%20cret, broken" });
  await inRequest(context, () =>
    inSpan(
      () => "retell GET /v2/get-call/:id",
      () =>
        inSpan(
          () => "upstash",
          async () => undefined,
        ),
    ),
  );
  const failed = inSpan(
    () => "GET https://doc.example/share/tok?email=ann@example.com",
    async () => {
      throw new TypeError("+14155550123 did not answer");
    },
  );
  await expect(failed).rejects.toThrow(TypeError);
  await vi.waitFor(() => expect(receiver.spans()).toHaveLength(3), 5000);
  const [inner, outer, strange] = receiver.spans();
  expect([inner?.name, outer?.name, strange?.name]).toEqual([
    "upstash",
    "retell GET /v2/get-call/:id",
    "request",
  ]);
  expect(inner?.traceId).toBe(outer?.traceId);
  expect(outer?.attributes).toEqual([{ key: "doc.request_id", value: { stringValue: context.requestId } }]);
  expect(strange?.attributes).toEqual([{ key: "error.type", value: { stringValue: "TypeError" } }]);
  expect(receiver.requests[0]).toEqual({ path: "/v1/traces", key: "se cret" });
  expect(receiver.text()).not.toMatch(/415555|ann@|share\/tok|did not answer/);
});

/** Notes what is loaded, on stderr, before Node resolves it. */
const watching = `data:text/javascript,${encodeURIComponent(`
  import { register } from "node:module";
  register("data:text/javascript," + encodeURIComponent(\`
    export const resolve = (name, context, next) => {
      if (/opentelemetry|otel|vendors.tracing/.test(name)) process._rawDebug("LOADED " + name);
      return next(name, context);
    };\`));`)}`;

it("loads nothing of it where there is no endpoint, and something where there is", async () => {
  const loadedWith = async (endpoint: string) => {
    const script =
      "import('./instrumentation.ts').then(async (m) => { await m.register(); console.log('up'); process.exit(); })";
    const env = {
      PATH: process.env.PATH,
      NEXT_RUNTIME: "nodejs",
      RETELL_AGENT_ID: "agent_a",
      RETELL_DEMO_AGENT_ID: "agent_b",
      RETELL_PHONE_NUMBER: "+14155550123",
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
    };
    const args = ["--env-file=.env.example", "--import", "tsx", "--import", watching, "-e", script];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env: env as never });
    expect(stdout).toContain("up");
    return stderr.match(/LOADED .*/g) ?? [];
  };
  const [off, on] = await Promise.all([loadedWith(""), loadedWith(receiver.endpoint)]);
  expect(off).toEqual([]);
  expect(on.join("\n")).toContain("@vercel/otel");
});
