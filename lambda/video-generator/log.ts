import { AsyncLocalStorage } from "node:async_hooks";

/** What every line about one event carries. */
type LogContext = { clipId: string; requestId?: string | undefined };
type Fields = { code?: string; cause?: string; durationMs?: number };

const storage = new AsyncLocalStorage<LogContext>();

/** Runs work as part of one event. */
export function inEvent<T>({ clipId, requestId }: LogContext, work: () => T): T {
  return storage.run({ clipId, requestId }, work);
}

/** The id of the request for which an event is worked on, as a header for whoever is asked meanwhile. */
export function requestIdHeader(): Record<string, string> {
  const requestId = storage.getStore()?.requestId;
  return requestId ? { "x-request-id": requestId } : {};
}

/** One JSON line an event, in the form of the app's: `RenderFailures` in template.yaml counts by `event` and `code`. */
export function log(level: "info" | "warn", event: string, fields: Fields = {}): void {
  const at = new Date().toISOString();
  console.log(JSON.stringify({ at, level, event, ...storage.getStore(), ...fields }));
}

/** Names and codes of errors only: their texts may hold addresses. */
export function causeOf(error: unknown): string {
  const names: string[] = [];
  for (let at = error; at instanceof Error && names.length < 4; at = at.cause) {
    const code = "code" in at && typeof at.code === "string" ? at.code : "";
    names.push(`${at.name} ${code}`.trim());
  }
  return names.join(" < ");
}
