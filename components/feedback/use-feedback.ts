"use client";

import { useEffect, useRef, useState } from "react";
import { tellStanding } from "@/components/calls/standing";
import type { ApiFailure } from "@/lib/http/api-client";
import type { CallRecap } from "@/types/call";
import type { AskForFeedback, FeedbackAnswer } from "./ask-for-feedback";
import { type Draft, emptyDraft, forgetDraft, keepDraft, keptDraft } from "./draft";

/** Sentences by field, and one for all of it. */
export type Problems = { [field in keyof Draft]?: string } & { whole?: string };

export type FeedbackForm = ReturnType<typeof useFeedback>;

/** The form of one call: what is in it, what is wrong with it, and that it was sent. */
export function useFeedback(call: CallRecap, give: AskForFeedback) {
  const { callId, isKept } = call;
  const [draft, setDraft] = useState(() => emptyDraft(isKept));
  const [problems, setProblems] = useState<Problems>({});
  const [isSending, setIsSending] = useState(false);
  /** `wasGone`: it was to be kept, and had been erased by then. */
  const [sent, setSent] = useState<{ wasGone: boolean }>();
  const isBusy = useRef(false);
  useEffect(() => setDraft(keptDraft(callId, isKept)), [callId, isKept]);

  const edit = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    keepDraft(callId, next);
    setDraft(next);
    setProblems(({ whole, ...known }) => without(known, Object.keys(change)));
  };

  const send = async () => {
    if (isBusy.current) return;
    if (!draft.mood) return setProblems({ mood: "Choose one of the five; none is wrong." });
    isBusy.current = true;
    setIsSending(true);
    setProblems({});
    const answer = await give(callId, toAnswer({ ...draft, mood: draft.mood }));
    isBusy.current = false;
    setIsSending(false);
    if (!answer.ok) return setProblems(problemsOf(answer.failure));
    forgetDraft(callId);
    setSent({ wasGone: draft.keep && !answer.data.isKept });
    tellStanding(callId, { isKept: answer.data.isKept, hasFeedback: true });
  };

  return { draft, problems, isSending, sent, edit, send };
}

const without = (problems: Problems, fields: string[]): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field)));

function toAnswer(draft: Draft & { mood: FeedbackAnswer["mood"] }): FeedbackAnswer {
  const [workplace, email] = [draft.workplace.trim(), draft.email.trim()];
  return {
    mood: draft.mood,
    keep: draft.keep,
    ...(draft.role && { role: draft.role }),
    ...(workplace && { workplace }),
    ...(email && { email }),
    ...(draft.keep && draft.remember && { remember: true }),
  };
}

function problemsOf({ sentence, fields }: ApiFailure): Problems {
  const known = ["mood", "role", "workplace", "email", "keep", "remember"].filter((field) => fields[field]);
  return known.length > 0
    ? Object.fromEntries(known.map((field) => [field, fields[field]]))
    : { whole: sentence };
}
