"use client";

import { useRef } from "react";
import { type AskForRecap, askForRecap } from "@/components/calls/ask-for-recap";
import { isAsked, useStanding } from "@/components/calls/standing";
import { keepingInWords, keepingOf } from "@/lib/calls/keeping";
import type { CallRecap } from "@/types/call";
import { type AskForFeedback, giveFeedback } from "./ask-for-feedback";
import { FeedbackForm } from "./feedback-form";
import { FeedbackThanks } from "./feedback-thanks";
import { useEndedCall } from "./use-ended-call";
import { useFeedback } from "./use-feedback";
import { useHeldHeight } from "./use-held-height";

type FeedbackProps = {
  initial: CallRecap;
  /** The server's clock when it made the page. */
  nowMs: number;
  retentionHours: number;
  ask?: AskForRecap;
  give?: AskForFeedback;
};

/** After one's own call: how it was and whether it is kept, asked once. */
export function Feedback({ initial, ask = askForRecap, ...rest }: FeedbackProps) {
  const call = useEndedCall(initial, ask);
  return call && !call.isErased && !call.isImported ? <Asked call={call} {...rest} /> : null;
}

type AskedProps = Pick<FeedbackProps, "nowMs" | "retentionHours" | "give"> & { call: CallRecap };

function Asked({ call, nowMs, retentionHours, give = giveFeedback }: AskedProps) {
  const standing = useStanding(call);
  const form = useFeedback(call, give);
  const place = useRef<HTMLElement>(null);
  const { minHeight, hold } = useHeldHeight(place, form.isSending);
  const keeping = keepingOf({ ...call, isKept: false }, nowMs, retentionHours);
  const goes = keeping.name === "going" ? "is being erased" : keepingInWords(keeping);
  return (
    <section
      ref={place}
      aria-label="Before you go"
      className="max-w-measure pb-8"
      style={{ minHeight }}
      onSubmitCapture={hold}
    >
      {isAsked(call, standing) ? (
        <FeedbackForm call={call} form={form} goes={goes} />
      ) : (
        <FeedbackThanks
          isKept={standing.isKept}
          isNews={form.sent !== undefined}
          wasGone={form.sent?.wasGone ?? false}
          goes={goes}
        />
      )}
    </section>
  );
}
