"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { askApi } from "@/lib/http/api-client";
import { toRefusal } from "./refusal";
import { useTell } from "./status-line";

type Stage = { name: "idle" } | { name: "asking" } | { name: "done" } | { name: "failed"; sentence: string };

/** Whether by us; another operator may have been first. */
const toReplayed = (body: unknown) => ({
  isReplayed: !(
    typeof body === "object" &&
    body !== null &&
    "isReplayed" in body &&
    body.isReplayed === false
  ),
});

type ReplayButtonProps = { letterId: number; event: string; callId: string };

/** Gives an event its tries again. What came of it shows when the page is read anew. */
export function ReplayButton({ letterId, event, callId }: ReplayButtonProps) {
  const router = useRouter();
  const tell = useTell();
  const [stage, setStage] = useState<Stage>({ name: "idle" });
  const replay = async () => {
    setStage({ name: "asking" });
    const path = `/api/ops/dead-letters/${letterId}/replay` as const;
    const answer = await askApi(path, { method: "POST", parse: toReplayed });
    setStage(answer.ok ? { name: "done" } : { name: "failed", sentence: toRefusal(answer.failure) });
    if (!answer.ok) return;
    tell(
      answer.data.isReplayed
        ? `${event} of ${callId} was tried again. What came of it stands on the call's page.`
        : `${event} of ${callId}: it was replayed already.`,
    );
    router.refresh();
  };
  return (
    <div className="flex flex-wrap items-center gap-y-2 print:hidden">
      <Button
        kind="quiet"
        loading={stage.name === "asking"}
        disabled={stage.name === "done"}
        onClick={replay}
      >
        Replay
        <span className="sr-only">
          {" "}
          {event} of {callId}
        </span>
      </Button>
      <p role="status" className="ml-3 text-sm text-muted empty:ml-0">
        {stage.name === "failed" ? stage.sentence : ""}
      </p>
    </div>
  );
}
