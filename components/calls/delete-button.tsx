"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { CallRecap } from "@/types/call";
import { deleteCall } from "./ask-for-change";

type DeleteButtonProps = { call: Pick<CallRecap, "callId" | "isImported">; onDeleted: () => void };

const notHere =
  "Nothing was deleted just now: this call no longer opens here. It was deleted before, or you are signed out, or signed in as somebody else.";

/** Deletes the call, after saying what goes, where, and what is left. */
export function DeleteButton({ call, onDeleted }: DeleteButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  const confirm = async () => {
    setIsBusy(true);
    setProblem(undefined);
    const answer = await deleteCall(call.callId);
    if (answer.ok) return onDeleted();
    setIsBusy(false);
    // Deleted in another tab, or signed out there: the one is no proof of the other.
    setProblem(answer.failure.status === 404 ? notHere : answer.failure.sentence);
  };
  return (
    <>
      <Button kind="quiet" onClick={() => setIsAsking(true)}>
        Delete this call
      </Button>
      {isAsking ? (
        <ConfirmDialog
          title="Delete this call?"
          confirm="Delete it"
          isBusy={isBusy}
          problem={problem}
          onConfirm={confirm}
          onClose={() => setIsAsking(false)}
        >
          <p>
            {call.isImported
              ? "Transcript, summary, name and clips are erased here at once; what VAPI, the voice service before Retell, has of it stays there."
              : "Transcript, recording, summary, name and clips are erased here at once, and the call at Retell, our voice service, right after."}{" "}
            Nobody can bring them back.
          </p>
          <p className="text-sm text-muted">
            What stays is that there was a call, when, and for how long: it still counts toward your minutes
            of the day.
          </p>
        </ConfirmDialog>
      ) : null}
    </>
  );
}
