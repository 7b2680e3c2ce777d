import type { Instrumentation } from "next";

/** Runs once when the server starts. What traces is loaded only where there is somewhere to send spans to. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { requireEnv } = await import("@/lib/require-env");
  requireEnv();
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_EXPORTER_OTLP_HEADERS: headers } = process.env;
  if (!endpoint) return;
  const { startTracing } = await import("@/lib/vendors/tracing");
  startTracing({ endpoint, headers });
}

/** What fails outside the routes, which tell of their own failures: a page. Its class and pattern, not its text or address. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, { routePath }) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { causeOf, log } = await import("@/lib/log");
  const id = request.headers["x-request-id"];
  log("error", "page_failed", {
    requestId: typeof id === "string" ? id : undefined,
    route: routePath,
    cause: causeOf(error),
  });
};
