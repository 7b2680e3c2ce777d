"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { TextInput } from "@/components/ui/text-input";
import { useIsAlive } from "@/components/ui/use-is-alive";
import { policy } from "@/lib/limits/policy";
import { reportClip } from "./ask-for-clips";

/** For whoever finds himself, or a patient, in a clip. No account, no name. */
export function ReportForm({ path }: { path: `/share/${string}` }) {
  const [state, setState] = useState<"open" | "sending" | "sent">("open");
  const [problem, setProblem] = useState<string>();
  const isAlive = useIsAlive();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (state === "sending") return;
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    setState("sending");
    setProblem(undefined);
    const answer = await reportClip(path, reason);
    if (!answer.ok) setProblem(answer.failure.sentence);
    setState(answer.ok ? "sent" : "open");
  };
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-11 items-center text-muted hover:text-text">
        <span className="link">Report this clip</span>
      </summary>
      <p role="status">{state === "sent" ? "Thank you. Somebody will look at it." : ""}</p>
      {state === "sent" ? null : (
        <form method="post" onSubmit={submit} className="mt-1 max-w-[30rem]">
          <Field
            label="What is wrong with it?"
            hint="It may be left empty. Do not write a patient's name here."
            error={problem}
          >
            {(wiring) => (
              <TextInput
                {...wiring}
                name="reason"
                maxLength={policy.clips.longestReport}
                autoComplete="off"
              />
            )}
          </Field>
          <Button
            type="submit"
            kind="quiet"
            loading={state === "sending"}
            disabled={!isAlive}
            className="mt-1"
          >
            Send the report
          </Button>
        </form>
      )}
    </details>
  );
}
