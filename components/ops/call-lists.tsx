import type { OpsReport } from "@/lib/ops/schema";
import { toDollars, toShortTime, toUtc } from "@/lib/ops/words";
import { CallLink } from "./call-link";

/** Calls of which the end is overdue; nothing where there are none. */
export function SilentCalls({ silent }: Pick<OpsReport, "silent">) {
  if (silent.length === 0) return null;
  return (
    <section aria-labelledby="silent" className="border-t border-line py-6">
      <h2 id="silent" className="voice text-xl font-medium">
        Calls that should have ended
      </h2>
      <ul className="mt-3">
        {silent.map(({ callId, kind, status, dueAt, lastEventAt }) => (
          <li key={callId} className="border-t border-line py-1 text-sm">
            <CallLink callId={callId} />{" "}
            <span className="figures text-muted">
              {kind}, {status}; due {toUtc(dueAt)}, last heard of {toUtc(lastEventAt)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The newest calls of the range: the way to each call's page. */
export function LastCalls({ lastCalls }: Pick<OpsReport, "lastCalls">) {
  return (
    <section aria-labelledby="last-calls" className="border-t border-line py-6">
      <h2 id="last-calls" className="voice text-xl font-medium">
        Last calls
      </h2>
      {lastCalls.length === 0 ? <p className="mt-2 text-sm text-muted">None in these days.</p> : null}
      <ul className="mt-3">
        {lastCalls.map((call) => (
          <li
            key={call.callId}
            className="grid gap-x-6 border-t border-line py-1 text-sm lg:grid-cols-[10rem_1fr_1fr] lg:items-center"
          >
            <span className="figures text-muted">{toUtc(call.createdAt)}</span>
            <CallLink callId={call.callId} />
            <span className="figures text-muted">
              {[call.kind, call.status, call.reason, ...costsOf(call)].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function costsOf({ durationMs, microUsd, voiceP95Ms }: OpsReport["lastCalls"][number]): string[] {
  return [
    durationMs === null ? "" : toShortTime(durationMs),
    microUsd === null ? "" : toDollars(microUsd),
    voiceP95Ms === null ? "" : `answers within ${toShortTime(voiceP95Ms)}`,
  ];
}
