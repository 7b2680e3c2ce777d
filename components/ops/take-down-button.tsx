"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { askApi } from "@/lib/http/api-client";
import { toRefusal } from "./refusal";
import { useTell } from "./status-line";

type Stage = { name: "idle" } | { name: "confirming"; problem?: string } | { name: "asking" };

/** Ends a clip for good, once it was asked whether it should. */
export function TakeDownButton({ clipId }: { clipId: string }) {
  const router = useRouter();
  const tell = useTell();
  const [stage, setStage] = useState<Stage>({ name: "idle" });
  const takeDown = async () => {
    setStage({ name: "asking" });
    const answer = await askApi(`/api/ops/clips/${clipId}/take-down`, { method: "POST", parse: () => true });
    if (!answer.ok) return setStage({ name: "confirming", problem: toRefusal(answer.failure) });
    setStage({ name: "idle" });
    tell(`Clip ${clipId} is taken down.`);
    router.refresh();
  };
  return (
    <div className="print:hidden">
      <Button kind="quiet" onClick={() => setStage({ name: "confirming" })}>
        Take down<span className="sr-only"> clip {clipId}</span>
      </Button>
      {stage.name !== "idle" ? (
        <ConfirmDialog
          title="Take this clip down?"
          confirm="Take it down"
          isBusy={stage.name === "asking"}
          problem={stage.name === "confirming" ? stage.problem : undefined}
          onConfirm={takeDown}
          onClose={() => setStage({ name: "idle" })}
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
