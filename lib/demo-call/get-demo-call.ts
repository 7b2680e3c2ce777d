import { bearerOf } from "@/lib/auth/bearer";
import { isStatusToken } from "@/lib/auth/seal";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { type CallStatus, isFinal } from "@/types/call";
import { consentText } from "./consent";
import { adoptCall } from "./settle-demo-calls";
import { type DemoCallRow, getDemoCallRow } from "./store";
import type { DemoCallView } from "./view";

const { pollMs, recapSeconds } = policy.phoneCall;

const states: Record<CallStatus, DemoCallView["state"]> = {
  registered: "calling",
  ongoing: "live",
  ended: "ended",
  not_connected: "ended",
  error: "ended",
};

/**
 * One call, for the bearer of its status token; one that could not be written down when it was placed is now. Throws
 * `not_found` for anything else.
 */
export async function getDemoCall(
  callId: string,
  authorization: string | null,
  now: Date,
): Promise<DemoCallView> {
  const token = bearerOf(authorization) ?? "";
  const { VISITOR_SECRET, VISITOR_SECRET_OLD } = env();
  const secrets = [VISITOR_SECRET, VISITOR_SECRET_OLD].filter((secret) => secret !== undefined);
  if (!secrets.some((secret) => isStatusToken(token, callId, secret))) throw new AppError("not_found");
  const row = (await getDemoCallRow(callId)) ?? ((await adoptCall(callId)) && (await getDemoCallRow(callId)));
  if (!row) throw new AppError("not_found");
  return toView(row, now);
}

function toView(row: DemoCallRow, now: Date): DemoCallView {
  return {
    callId: row.call_id,
    state: states[row.status],
    reason: row.reason,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    durationMs: row.duration_ms,
    captions: (row.transcript ?? []).flatMap(({ role, content }) =>
      role === "agent" || role === "user" ? [{ role, content }] : [],
    ),
    summary: row.summary,
    consent: {
      textVersion: row.consent_version,
      text: consentText(row.consent_version),
      givenAt: row.consented_at,
    },
    pollAfterMs: pollAfter(row, now),
  };
}

/** In ms; null once the recap is there, or is not worth waiting for any more. */
function pollAfter(row: DemoCallRow, now: Date): number | null {
  if (!isFinal(row.status)) return pollMs;
  const endedAt = row.ended_at ? Date.parse(row.ended_at) : now.getTime();
  return row.is_analyzed || now.getTime() - endedAt > recapSeconds * 1000 ? null : pollMs;
}
