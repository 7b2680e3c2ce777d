import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";

/** What may leave of a span: route patterns, methods, statuses, our own words. Everything else can quote an address. */
const allowed = new Set([
  "http.method",
  "http.route",
  "http.status_code",
  "next.route",
  "next.span_type",
  "doc.request_id",
  "doc.code",
  "error.type",
]);

/** Next names these by the whole address they ask; the vendors' spans of our own stand for them. */
const withAddress = new Set(["AppRender.fetch"]);
/** Nor does a name hold what was asked for: a pattern only, and no query. */
const isPattern = (name: string) => !/:\/\/|[?@+]|\d{5}/.test(name);

/** Sends on only what is allowed: no addresses, queries, messages of errors, or links. */
export function scrubbing(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.flatMap(scrubbed), done),
    shutdown: () => exporter.shutdown(),
    ...(exporter.forceFlush && { forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve() }),
  };
}

function scrubbed(span: ReadableSpan): ReadableSpan[] {
  const type = span.attributes["next.span_type"];
  if (typeof type === "string" && withAddress.has(type)) return [];
  const attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => allowed.has(name)),
  );
  const route = attributes["http.route"] ?? attributes["next.route"];
  const name = isPattern(span.name) ? span.name : `${attributes["http.method"] ?? "request"} ${route ?? ""}`;
  const { code } = span.status;
  // The original's getters live on its prototype.
  return [
    Object.create(span, {
      name: { value: name.trim() },
      attributes: { value: attributes },
      events: { value: [] },
      links: { value: [] },
      status: { value: { code } },
    }),
  ];
}
