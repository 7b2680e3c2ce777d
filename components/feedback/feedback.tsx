"use client";

import { type AskForRecap, askForRecap } from "@/components/calls/ask-for-recap";
import { goesWhen } from "@/lib/feedback/goes-when";
import type { CallRecap } from "@/types/call";
import { type FeedbackApi, feedbackApi } from "./ask-for-feedback";
import { FeedbackForm } from "./feedback-form";
import { FeedbackThanks } from "./feedback-thanks";
import { useEndedCall } from "./use-ended-call";
import { useFeedback } from "./use-feedback";

type FeedbackProps = {
  initial: CallRecap;
  /** The server's clock when it made the page. */
  nowMs: number;
  retentionHours: number;
  ask?: AskForRecap;
  api?: FeedbackApi;
};

/** After one's own call: how it was and whether it is kept, asked once. */
export function Feedback({ initial, ask = askForRecap, ...rest }: FeedbackProps) {
  const call = useEndedCall(initial, ask);
  return call && !call.isErased ? <Asked call={call} {...rest} /> : null;
}

type AskedProps = Pick<FeedbackProps, "nowMs" | "retentionHours" | "api"> & { call: CallRecap };

function Asked({ call, nowMs, retentionHours, api = feedbackApi }: AskedProps) {
  const form = useFeedback(call, api);
  const goes = goesWhen(call.createdAt, nowMs, retentionHours);
  return (
    <section aria-label="Before you go" className="w-full max-w-measure pb-4">
      {form.outcome ? (
        <FeedbackThanks form={form} goes={goes} />
      ) : (
        <FeedbackForm call={call} form={form} goes={goes} />
      )}
    </section>
  );
}
