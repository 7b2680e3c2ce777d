import { SpanStatusCode, trace } from "@opentelemetry/api";
import { BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { OTLPHttpJsonTraceExporter, registerOTel } from "@vercel/otel";
import { readOtlpHeaders } from "./otlp-headers";
import { type RunSpan, setRunSpan } from "./span";
import { scrubbing } from "./span-scrubber";

type Target = {
  /** The receiver's base address, as OTEL_EXPORTER_OTLP_ENDPOINT has it. */
  endpoint: string;
  /** `name=value,name=value`, for the receiver's key. */
  headers: string | undefined;
};

/** Sends spans from now on. Only `instrumentation.ts` loads this file, and only where there is an endpoint. */
export function startTracing({ endpoint, headers }: Target): void {
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const exporter = new OTLPHttpJsonTraceExporter({ url, headers: readOtlpHeaders(headers) });
  registerOTel({
    serviceName: "doc",
    // The library's own spans of fetch carry whole addresses.
    instrumentations: [],
    propagators: ["tracecontext"],
    // Without "auto", which would send everything a second time, as it is.
    spanProcessors: [new BatchSpanProcessor(scrubbing(exporter), { scheduledDelayMillis: 1000 })],
  });
  setRunSpan(runSpan);
}

const runSpan: RunSpan = ({ name, requestId }, work) =>
  trace.getTracer("doc").startActiveSpan(name, async (span) => {
    if (requestId) span.setAttribute("doc.request_id", requestId);
    try {
      return await work();
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR });
      if (error instanceof Error) span.setAttribute("error.type", error.name);
      throw error;
    } finally {
      span.end();
    }
  });
