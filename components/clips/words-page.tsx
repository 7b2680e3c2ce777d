"use client";

import { type KeyboardEvent, type MouseEvent, memo, type RefObject, useEffect, useRef } from "react";
import { kindNames } from "./kinds";
import { keptWords, type Maker, type MakerEvent, targetOf } from "./maker";
import { numberOf } from "./number-of";
import { type Item, itemAt, type NumberedWord } from "./review";
import { turnsOf } from "./turns";
import { useWordSelection } from "./use-word-selection";
import "./words.css";

type WordsPageProps = {
  maker: Maker;
  send: (event: MakerEvent) => void;
  ref: RefObject<HTMLDivElement | null>;
};

/**
 * The words of the clip, as one list to walk through with arrow keys: hundreds of tab stops would be none. H hides, K keeps,
 * up and down go from mark to mark. A press picks a word; shift and a press, or a selection, picks all between.
 */
export function WordsPage({ maker, send, ref }: WordsPageProps) {
  const { words, items, picked } = maker;
  const target = targetOf(maker);
  const kept = new Set(keptWords(maker).map(({ number }) => number));
  useWordSelection(ref, send);
  useFocusThatFollows(ref, picked.cursor);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = eventOf(event.key, event.shiftKey, maker);
    if (!next) return;
    event.preventDefault();
    send(next);
  };
  const onClick = (event: MouseEvent) => {
    const number = numberOf(event.target);
    // The end of a selection is a click too.
    if (number === undefined || document.getSelection()?.isCollapsed === false) return;
    const isExtending = event.shiftKey && number !== picked.cursor;
    send({ type: "picked", number, isExtending });
  };
  return (
    <div
      ref={ref}
      role="listbox"
      aria-multiselectable="true"
      aria-label="Words of the clip"
      aria-describedby="words-keys"
      tabIndex={-1}
      className="words"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      {turnsOf(words).map((turn) => (
        <fieldset key={turn.id} aria-label={names[turn.role]} data-speaker={turn.role} className="words-turn">
          <span aria-hidden="true" className="words-name">
            {names[turn.role]}
          </span>
          <p role="presentation" className={turn.role === "agent" ? "voice text-lg" : ""}>
            {turn.words.map((word) => (
              <Word
                key={word.number}
                word={word}
                item={itemAt(items, word.number)}
                isIn={kept.has(word.number)}
                isTarget={target.from <= word.number && word.number < target.to}
                isCursor={picked.cursor === word.number}
              />
            ))}
          </p>
        </fieldset>
      ))}
    </div>
  );
}

const names = { agent: "Doc", user: "You" } as const;

type WordProps = {
  word: NumberedWord;
  item: Item | undefined;
  isIn: boolean;
  isTarget: boolean;
  isCursor: boolean;
};

const Word = memo(function Word({ word, item, isIn, isTarget, isCursor }: WordProps) {
  const isHidden = item?.choice === "hide";
  const isFirst = item?.from === word.number;
  const isLast = item === undefined || item.to - 1 === word.number;
  const kinds = item?.kinds.map((kind) => kindNames[kind]).join(", ") || undefined;
  const text = <span className="word-text">{word.word}</span>;
  return (
    <>
      <span
        role="option"
        aria-selected={isHidden}
        aria-disabled={!isIn || undefined}
        aria-label={[word.word.replace(/[,;:]+$/, ""), kinds, isIn ? standingOf(item) : "not in the clip"]
          .filter(Boolean)
          .join(", ")}
        tabIndex={isCursor ? 0 : -1}
        data-number={word.number}
        data-start={word.start}
        data-end={word.end}
        data-mark={item ? (item.choice ?? "open") : undefined}
        data-kind={isFirst && isIn ? kinds : undefined}
        data-target={isTarget || undefined}
        className="word"
      >
        {text}
        {isLast ? null : " "}
      </span>
      {isLast ? " " : null}
    </>
  );
});

function standingOf(item: Item | undefined): string | undefined {
  if (!item) return undefined;
  if (item.choice === "hide") return "hidden";
  return item.choice === "keep" ? "kept" : "not decided";
}

/** What a key does; undefined for keys that are none of this list's. */
function eventOf(key: string, isExtending: boolean, maker: Maker): MakerEvent | undefined {
  const { cursor } = maker.picked;
  const to = (number: number): MakerEvent => ({ type: "picked", number, isExtending });
  const target = targetOf(maker);
  switch (key) {
    case "ArrowRight":
      return to(cursor + 1);
    case "ArrowLeft":
      return to(cursor - 1);
    case "Home":
      return to(0);
    case "End":
      return to(maker.words.length - 1);
    case "ArrowDown":
      return to(maker.items.find(({ from }) => from > cursor)?.from ?? cursor);
    case "ArrowUp":
      return to(maker.items.findLast(({ to: behind }) => behind <= cursor)?.from ?? cursor);
    case "h":
    case "H":
      return { type: "decided", choice: "hide" };
    case "k":
    case "K":
      return { type: "decided", choice: "keep" };
    case "Enter":
    case " ":
      return { type: "decided", choice: target.choice === "hide" ? "keep" : "hide" };
    default:
      return undefined;
  }
}

/** The word that the cursor is on is in view; and has the focus, when it was among the words. */
function useFocusThatFollows(ref: RefObject<HTMLDivElement | null>, cursor: number): void {
  const isFirst = useRef(true);
  useEffect(() => {
    const list = ref.current;
    const word = list?.querySelector<HTMLElement>(`[data-number="${cursor}"]`);
    if (!isFirst.current && list && word) {
      if (list.contains(document.activeElement)) word.focus({ preventScroll: true });
      word.scrollIntoView({ block: "nearest" });
    }
    isFirst.current = false;
  }, [ref, cursor]);
}
