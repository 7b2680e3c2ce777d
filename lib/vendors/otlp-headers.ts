/**
 * The headers of `OTEL_EXPORTER_OTLP_HEADERS`, `name=value,name=value`, values percent-encoded as the OTLP specification has
 * it. A value with a `%` that encodes nothing is taken as it stands: a server must not fail to start for want of traces.
 */
export function readOtlpHeaders(text = ""): Record<string, string> {
  const pairs = text.split(",").map((pair) => pair.split("="));
  return Object.fromEntries(
    pairs.flatMap(([name = "", ...value]) =>
      name.trim() ? [[name.trim(), decode(value.join("=").trim())]] : [],
    ),
  );
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
