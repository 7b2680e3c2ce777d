import { AsyncLocalStorage } from "node:async_hooks";

/** What every log line of one request carries, however deep it is written, `after()` the answer too. */
export type LogContext = { requestId: string; route: string };

const storage = new AsyncLocalStorage<LogContext | undefined>();

/** Runs work as part of a request, or of none. */
export function inRequest<T>(context: LogContext | undefined, work: () => T): T {
  return storage.run(context, work);
}

/** The request that is being worked on; nothing in a script. */
export function currentRequest(): LogContext | undefined {
  return storage.getStore();
}
