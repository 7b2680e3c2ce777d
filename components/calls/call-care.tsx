"use client";

import { keepingOf } from "@/lib/calls/keeping";
import { type CallRecap, isFinal } from "@/types/call";
import { DeleteButton } from "./delete-button";
import { KeepSwitch, stayOf } from "./keep-switch";
import { isAsked, useStanding } from "./standing";

type CallCareProps = { call: CallRecap; nowMs: number; retentionHours: number; onDeleted: () => void };

/** What becomes of the call: whether it stays, and how to be rid of it. */
export function CallCare({ call, nowMs, retentionHours, onDeleted }: CallCareProps) {
  const standing = useStanding(call);
  const keeping = keepingOf({ ...call, ...standing }, nowMs, retentionHours);
  const isOwned = call.belongsTo === "account";
  // While the form above asks, this only tells.
  const canSwitch =
    !call.isErased &&
    !isAsked(call, standing) &&
    (isOwned || (call.status === "ended" && standing.hasFeedback));
  return (
    <section aria-labelledby="care" className="border-t border-line pt-6 print:hidden">
      <h2 id="care" className="text-sm font-semibold">
        What becomes of it
      </h2>
      <div className="mt-2 flex flex-col items-start gap-5">
        {canSwitch ? (
          <KeepSwitch call={call} nowMs={nowMs} retentionHours={retentionHours} />
        ) : (
          <p className="max-w-measure">
            {keeping.name === "kept" ? "Kept until you say otherwise." : stayOf(keeping)}
          </p>
        )}
        {isOwned || call.isErased ? null : <JoinLine callId={call.callId} />}
        {isFinal(call.status) ? <DeleteButton call={call} onDeleted={onDeleted} /> : null}
      </div>
    </section>
  );
}

function JoinLine({ callId }: { callId: string }) {
  return (
    <p className="max-w-measure text-sm text-muted">
      Only this browser can open it.{" "}
      <a href={`/sign-in?next=/calls/${encodeURIComponent(callId)}`} className="link">
        Sign in
      </a>
      , and it joins your account, where you can open it from any device.
    </p>
  );
}
