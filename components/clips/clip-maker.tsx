"use client";

import { useCallback, useReducer, useRef } from "react";
import { policy } from "@/lib/limits/policy";
import type { ClipSpan } from "@/types/clip";
import { type ClipsApi, clipsApi } from "./ask-for-clips";
import { ClipDesk } from "./clip-desk";
import { ExpiryChoice, FormatChoice, VoiceSwitch } from "./clip-options";
import "./maker.css";
import { CreateBar } from "./create-bar";
import { DecisionBar, WordsHint } from "./decision-bar";
import { hiddenSpans } from "./hidden-spans";
import { keptWords, leftToDecide, type Maker, nextMaker, type Review, sketchOf, startMaker } from "./maker";
import { PickPart } from "./pick-part";
import { PreviewPicture } from "./preview";
import { StepBar } from "./step-bar";
import { StepPart } from "./step-part";
import { useKeptChoices } from "./use-kept-choices";
import { useOrder } from "./use-order";
import { usePreview } from "./use-preview";
import { useShown } from "./use-shown";
import { useSpanSound } from "./use-span-sound";
import { WordsPage } from "./words-page";

type ClipMakerProps = { review: Review; api?: ClipsApi };

/** Pick, hide, look, create: a step a screen on a phone, all at once at a desk, words left and the picture right. */
export function ClipMaker({ review, api = clipsApi }: ClipMakerProps) {
  const [maker, send] = useReducer(nextMaker, startMaker(review, policy.clips.defaultShareDays));
  const words = useRef<HTMLDivElement>(null);
  const wave = useRef<HTMLDivElement>(null);
  const onPlace = useCallback(
    (seconds: number | undefined) => showPlace(seconds, review.span, wave.current, words.current),
    [review.span],
  );
  const sound = useSpanSound(
    `/api/calls/${encodeURIComponent(review.callId)}/recording`,
    review.span,
    onPlace,
  );
  const { clip, trouble, isOrdering, order, putAway } = useOrder(maker, send, api);
  useKeptChoices(maker, send, clip === undefined);
  const look = useRef<HTMLDivElement>(null);
  const isLookShown = useShown(look);
  const preview = usePreview(sketchOf(maker), isLookShown && !clip);
  const left = leftToDecide(maker).length;

  const play = () => {
    if (sound.isPlaying) return sound.stop();
    sound.play(maker.trim, hiddenSpans(keptWords(maker), maker.items));
  };
  const create = () => {
    sound.stop();
    void order();
  };
  if (clip)
    return <ClipDesk key={clip.clipId} initial={clip} onChange={putAway} onAgain={create} api={api} />;

  return (
    <div className="maker" data-step={maker.step}>
      <h1 className="mb-2 text-sm font-semibold text-muted lg:col-span-2 lg:mb-8 lg:voice lg:text-2xl lg:font-medium lg:text-text">
        Make a clip
      </h1>
      <div className="min-w-0">
        <StepPart step="pick" now={maker.step} title="Pick the stretch">
          <PickPart maker={maker} sound={sound} send={send} onPlay={play} ref={wave} />
        </StepPart>
        <StepPart step="hide" now={maker.step} title="Hide what tells who somebody is">
          <WordsHint />
          <p role="alert" className="mb-3 text-sm text-live empty:hidden lg:hidden">
            {left > 0 ? trouble : null}
          </p>
          <WordsPage maker={maker} send={send} ref={words} />
          <DecisionBar maker={maker} send={send} />
        </StepPart>
      </div>
      <div className="min-w-0 lg:sticky lg:top-6 lg:self-start">
        <StepPart step="look" now={maker.step} title="Look and listen">
          <div ref={look}>
            <PreviewPicture
              preview={preview}
              format={maker.format}
              isPlaying={sound.isPlaying}
              canPlay={sound.isReady}
              onPlay={play}
              note={noteOf(maker, left)}
            />
          </div>
          <div className="mt-4 flex flex-col gap-4">
            <FormatChoice maker={maker} send={send} />
            <VoiceSwitch maker={maker} send={send} />
          </div>
        </StepPart>
        <StepPart step="create" now={maker.step} title="Create the clip">
          <ExpiryChoice
            label="The link lives for"
            days={maker.expiresInDays}
            onChange={(expiresInDays) => send({ type: "set", change: { expiresInDays } })}
          />
          <p className="mt-3 text-sm text-muted">
            Nobody finds the clip without its link, and search engines are asked to look away. You can take it
            back at any time.
          </p>
        </StepPart>
        <CreateBar maker={maker} left={left} trouble={trouble} isOrdering={isOrdering} onCreate={create} />
      </div>
      <StepBar maker={maker} left={left} send={send} />
    </div>
  );
}

function noteOf({ anonymize, review }: Maker, left: number): string {
  const voice = review.mustAnonymize
    ? "Here it is the two of you; in the clip made voices speak."
    : anonymize
      ? "Here it is your own voice; in the clip another one speaks."
      : "";
  return [left > 0 ? "What is undecided is hidden for now." : "", voice].filter(Boolean).join(" ");
}

/** Moves the light along while it plays, without a render. */
function showPlace(
  seconds: number | undefined,
  { start, end }: ClipSpan,
  wave: HTMLElement | null,
  words: HTMLElement | null,
): void {
  wave?.toggleAttribute("data-playing", seconds !== undefined);
  wave?.style.setProperty("--at", String(((seconds ?? start) - start) / (end - start)));
  for (const word of words?.querySelectorAll<HTMLElement>("[data-number]") ?? []) {
    const isLit =
      seconds !== undefined && Number(word.dataset.start) <= seconds && seconds < Number(word.dataset.end);
    word.toggleAttribute("data-lit", isLit);
  }
}
