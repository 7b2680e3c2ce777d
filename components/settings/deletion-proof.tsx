"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { LocalTime } from "@/components/ui/local-time";
import type { DeletionReport } from "@/types/account";
import { askForDeletion } from "./ask-for-settings";

const EVERY_MS = 2000;

type DeletionProofProps = { initial: DeletionReport; receipt: string };

/** What is gone, and what is still going; it looks again by itself until nothing is left. */
export function DeletionProof({ initial, receipt }: DeletionProofProps) {
  const report = useReport(initial);
  const isDone = report.state === "done";
  return (
    <div className="max-w-measure">
      <h1 className="voice text-2xl font-medium sm:text-3xl">
        {isDone ? "It is all gone." : "Your account is being deleted."}
      </h1>
      <p role="status" className="mt-5 text-lg text-muted">
        {isDone
          ? "Nothing here leads to you any more. Sign in with the same address, and you start from nothing."
          : "You are signed out, and nobody can open your calls here any more. The rest goes on by itself; you can close this page."}
      </p>
      <dl className="mt-8 divide-y divide-line border-y border-line">
        <Line name="Asked for">
          <LocalTime iso={report.requestedAt} />
        </Line>
        <Line name="Words and sound, erased here">
          {counted(report.callsErasedHere, report.calls, "call")}
        </Line>
        <Line name="Words and sound, erased at Retell">
          {counted(report.callsErasedAtRetell, report.calls, "call")}
        </Line>
        <Line name="Clips, with their links">{counted(report.clipsErased, report.clips, "clip")}</Line>
        <Line name="Name, settings, what Doc remembered">Gone</Line>
        <Line name="The account and its e-mail address">{report.isAccountGone ? "Gone" : "Going last"}</Line>
        <Line name="Finished">{report.finishedAt ? <LocalTime iso={report.finishedAt} /> : "Not yet"}</Line>
        <Line name="Receipt">
          <span className="figures text-sm [overflow-wrap:anywhere]">{receipt}</span>
        </Line>
      </dl>
      <p className="mt-5 text-sm text-muted">
        That calls took place, when, for how long and at what cost stays in our books, but not whose they
        were.
      </p>
      <Button kind="quiet" className="mt-8 print:hidden" onClick={() => window.print()}>
        Print this
      </Button>
    </div>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-6 py-3 sm:grid-cols-2">
      <dt className="text-muted">{name}</dt>
      <dd className="figures">{children}</dd>
    </div>
  );
}

function counted(done: number, all: number, what: "call" | "clip"): string {
  if (all === 0) return `There were no ${what}s`;
  return `${done} of ${all} ${all === 1 ? what : `${what}s`}`;
}

/** An answer that does not come is asked for again: the work does not depend on this page. */
function useReport(initial: DeletionReport): DeletionReport {
  const [report, setReport] = useState(initial);
  const isRunning = report.state === "running";
  useEffect(() => {
    if (!isRunning) return;
    let isLeft = false;
    const look = async () => {
      if (document.hidden) return;
      const answer = await askForDeletion();
      if (!isLeft && answer.ok) setReport(answer.data);
    };
    const timer = setInterval(look, EVERY_MS);
    return () => {
      isLeft = true;
      clearInterval(timer);
    };
  }, [isRunning]);
  return report;
}
