"use client";

import { useRef, useState } from "react";
import { undecidedMarks } from "@/lib/clips/clip-words";
import type { Mark } from "@/lib/clips/deidentify";
import type { ApiFailure } from "@/lib/http/api-client";
import type { ClipView } from "@/types/clip";
import type { ClipsApi } from "./ask-for-clips";
import { isWhole, keptWords, type Maker, type MakerEvent, orderOf } from "./maker";

type Told = { marks: readonly Mark[]; sentence: string } | { sentence: string } | { clip: ClipView };

/** Orders the clip; what the server still wants decided goes back to the maker. */
export function useOrder(maker: Maker, send: (event: MakerEvent) => void, api: ClipsApi) {
  const [clip, setClip] = useState<ClipView>();
  const [trouble, setTrouble] = useState<string>();
  const [isOrdering, setIsOrdering] = useState(false);
  const isBusy = useRef(false);

  const order = async () => {
    if (isBusy.current) return;
    isBusy.current = true;
    setIsOrdering(true);
    setTrouble(undefined);
    const told = await place(maker, api);
    isBusy.current = false;
    setIsOrdering(false);
    if ("clip" in told) return setClip(told.clip);
    setTrouble(told.sentence);
    if ("marks" in told) send({ type: "marks_came", marks: told.marks });
  };
  return { clip, trouble, isOrdering, order, putAway: () => setClip(undefined) };
}

/** A stretch that was trimmed is looked through anew: what its neighbours gave away may look different alone. */
async function place(maker: Maker, api: ClipsApi): Promise<Told> {
  let { wordsHash } = maker.review;
  if (!isWhole(maker)) {
    const looked = await api.review(maker.review.callId, maker.trim);
    if (!looked.ok) return { sentence: looked.failure.sentence };
    const count = looked.data.turns.reduce((sum, { words }) => sum + words.length, 0);
    if (count !== keptWords(maker).length) return { sentence: changed };
    const marks = undecidedMarks(looked.data.marks, orderOf(maker, "").redactions);
    if (marks.length > 0) return { marks, sentence: more };
    wordsHash = looked.data.wordsHash;
  }
  const answer = await api.start(orderOf(maker, wordsHash));
  if (answer.ok) return { clip: answer.data };
  if (answer.failure.code === "words_changed") return { sentence: changed };
  const marks = marksIn(answer.failure);
  return marks ? { marks, sentence: more } : { sentence: answer.failure.sentence };
}

const more = "Some words turned up that could tell who somebody is. Decide about each.";
const changed = "The words of this call have changed meanwhile. Reload this page.";

function marksIn({ code, body }: ApiFailure): readonly Mark[] | undefined {
  const hasMarks = code === "marks_undecided" && typeof body === "object" && body !== null && "marks" in body;
  return hasMarks && Array.isArray(body.marks) ? (body.marks as Mark[]) : undefined;
}
