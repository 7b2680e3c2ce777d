import { currentRequest } from "@/lib/log-context";

type SpanStart = { name: string; requestId: string | undefined };
/** Runs work inside a span; set by ./tracing when there is somewhere to send spans to. */
export type RunSpan = <T>(start: SpanStart, work: () => Promise<T>) => Promise<T>;

/**
 * On the global object: the server's start and the routes are bundled apart, each with its own copy of this file and of
 * what it knows of the request.
 */
const SLOT = Symbol.for("doc.run-span");
type Slot = { [SLOT]?: RunSpan };

export function setRunSpan(run: RunSpan | undefined): void {
  (globalThis as Slot)[SLOT] = run;
}

/** Work under a name in the trace of the request; while nobody traces, the work alone, and no name is made. */
export function inSpan<T>(name: () => string, work: () => Promise<T>): Promise<T> {
  const run = (globalThis as Slot)[SLOT];
  return run ? run({ name: name(), requestId: currentRequest()?.requestId }, work) : work();
}
