import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { keepConsentSentences } from "@/lib/calls/keep-consent";
import type { FeedbackForm } from "./use-feedback";

type FeedbackThanksProps = { form: FeedbackForm; goes: string };

/** What was decided, and the way to decide otherwise. */
export function FeedbackThanks({
  form: { outcome, problems, isSending, decide },
  goes,
}: FeedbackThanksProps) {
  const head = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(outcome?.isNews);
  useEffect(() => {
    if (arrived.current) head.current?.focus({ preventScroll: true });
  }, []);
  if (!outcome) return null;
  const { isKept, wasGone } = outcome;
  return (
    <div className="animate-enter">
      <h2 ref={head} tabIndex={-1} className="voice w-fit text-xl font-medium">
        Thank you.
      </h2>
      <p role="status" className="mt-3">
        {decision(isKept, wasGone, goes)}
      </p>
      <Notice kind="trouble" className="mt-4 empty:mt-0">
        {problems.whole}
      </Notice>
      {wasGone ? null : (
        <>
          {isKept ? null : <p className="mt-3 text-sm text-muted">{keepConsentSentences.join(" ")}</p>}
          <Button kind="quiet" loading={isSending} onClick={() => decide(!isKept)} className="mt-4">
            {isKept ? "Stop keeping it" : "Keep it after all"}
          </Button>
        </>
      )}
    </div>
  );
}

function decision(isKept: boolean, wasGone: boolean, goes: string): string {
  if (isKept) return "This talk is kept until you say otherwise.";
  return wasGone
    ? "What was said had been erased before this reached us, so there was nothing left to keep."
    : `This talk is not kept: what was said goes ${goes}, here and at Retell.`;
}
