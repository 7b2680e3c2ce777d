"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { keepConsentOf } from "@/lib/calls/keep-consent";
import { type Keeping, keepingOf } from "@/lib/calls/keeping";
import type { CallRecap } from "@/types/call";
import { changeCall } from "./ask-for-change";
import { tellStanding, useStanding } from "./standing";

type KeepSwitchProps = {
  call: Pick<CallRecap, "callId" | "isKept" | "hasFeedback" | "isErased" | "isImported" | "createdAt">;
  nowMs: number;
  retentionHours: number;
};

/** Whether the call stays, with what that means beside it. Letting go of an old one is asked twice: it goes at once. */
export function KeepSwitch({ call, nowMs, retentionHours }: KeepSwitchProps) {
  const { isKept, hasFeedback } = useStanding(call);
  const [isBusy, setIsBusy] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const unkept = keepingOf({ ...call, isKept: false }, nowMs, retentionHours);

  const change = async (next: boolean) => {
    if (isBusy) return;
    setIsBusy(true);
    setProblem(undefined);
    const answer = await changeCall(call.callId, { isKept: next });
    setIsBusy(false);
    if (!answer.ok) return setProblem(answer.failure.sentence);
    setIsAsking(false);
    tellStanding(call.callId, { isKept: answer.data.isKept ?? next, hasFeedback });
    if (next && answer.data.isKept === false)
      setProblem("It is too late: this call has already been erased.");
  };
  const press = () => (isKept && unkept.name === "going" ? setIsAsking(true) : change(!isKept));
  return (
    <div className="max-w-measure">
      <Checkbox
        label="Keep this call"
        checked={isKept}
        aria-busy={isBusy || undefined}
        onChange={press}
        error={isAsking ? undefined : problem}
        className="font-medium"
      />
      <p role="status" className="ps-8 text-sm">
        {isKept ? "Kept until you say otherwise." : stayOf(unkept)}
      </p>
      <p className="mt-2 ps-8 text-sm text-muted">{keepConsentOf(call).sentences.join(" ")}</p>
      {isAsking ? (
        <ConfirmDialog
          title="Stop keeping this call?"
          confirm="Let it go"
          isBusy={isBusy}
          problem={problem}
          onConfirm={() => change(false)}
          onClose={() => setIsAsking(false)}
        >
          <p>
            It is older than {retentionHours} hours, so{" "}
            {call.isImported
              ? "transcript and summary are erased here within minutes; what VAPI has of it stays there."
              : "transcript, recording and summary are erased within minutes, here and at Retell."}{" "}
            Nobody can bring them back.
          </p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}

/** How long it stays when it is not kept. */
export function stayOf(keeping: Keeping): string {
  if (keeping.name === "erased") return "What was said is erased.";
  if (keeping.name !== "goes") return "Not kept: what was said is being erased.";
  const left = keeping.hours === 1 ? "within the hour" : `in ${keeping.hours} hours`;
  return `Not kept: what was said is erased ${left}.`;
}
