import type { LogLevel } from "@/lib/errors";
import { currentRequest } from "./log-context";

/** All that a log line may carry: ids, counts, codes, times. No names, numbers, words, tokens or addresses. */
export type LogFields = {
  requestId?: string | undefined;
  route?: string | undefined;
  method?: string | undefined;
  code?: string | undefined;
  status?: number | undefined;
  callId?: string | undefined;
  /** Our own id of a demo call, which has one before it has a call. */
  demoCallId?: string | undefined;
  clipId?: string | undefined;
  /** The inbox's id of an event. */
  letterId?: number | undefined;
  event?: string | undefined;
  /** Of a sweep. */
  step?: string | undefined;
  vendor?: string | undefined;
  vendorStatus?: number | undefined;
  cause?: string | undefined;
  count?: number | undefined;
  durationMs?: number | undefined;
};

/** One JSON line an event, on stdout or stderr by level, with the id and route of the request that it belongs to. */
export function log(level: LogLevel, event: string, fields: LogFields = {}): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, ...currentRequest(), ...fields });
  if (level === "error") console.error(line);
  else console.log(line);
}

/** What an unknown error may say in a log: its class and code, never its text, which can quote data. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = "code" in error && typeof error.code === "string" ? `:${error.code}` : "";
  const inner = error.cause === undefined ? "" : ` < ${causeOf(error.cause)}`;
  return `${error.name}${code}${inner}`;
}
