"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/calls/confirm-dialog";
import { Button } from "@/components/ui/button";
import { askApi } from "@/lib/http/api-client";
import { useTell } from "./status-line";

/** Ends a clip for good, once it was asked whether it should. */
export function TakeDownButton({ clipId }: { clipId: string }) {
  const router = useRouter();
  const tell = useTell();
  const [isAsked, setIsAsked] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const takeDown = async () => {
    setIsBusy(true);
    const answer = await askApi(`/api/ops/clips/${clipId}/take-down`, { method: "POST", parse: () => true });
    setIsBusy(false);
    if (!answer.ok) return setProblem(answer.failure.sentence);
    setIsAsked(false);
    tell(`Clip ${clipId} is taken down.`);
    router.refresh();
  };
  return (
    <div className="print:hidden">
      <Button kind="quiet" onClick={() => setIsAsked(true)}>
        Take down<span className="sr-only"> clip {clipId}</span>
      </Button>
      {isAsked ? (
        <ConfirmDialog
          title="Take this clip down?"
          confirm="Take it down"
          isBusy={isBusy}
          problem={problem}
          onConfirm={takeDown}
          onClose={() => setIsAsked(false)}
        >
          <p>
            Its link dies at once, wherever it was posted, and the film is deleted. This cannot be undone. Its
            owner still has the call.
          </p>
        </ConfirmDialog>
      ) : null}
    </div>
  );
}
