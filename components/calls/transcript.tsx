"use client";

import { memo, type Ref } from "react";
import { toClock } from "@/lib/calls/playback";
import type { Piece, Turn } from "@/lib/calls/turns";

const names: Record<Turn["speaker"], string> = { agent: "Doc", user: "You", transfer_target: "Someone else" };

type TranscriptProps = {
  turns: readonly Turn[];
  /** Left out when there is no recording: then times are only times. */
  onPlayFrom: ((seconds: number) => void) | undefined;
  ref: Ref<HTMLOListElement>;
};

/** The talk as a page to read. Memoized: the player draws itself several times a second, and these are a thousand words. */
export const Transcript = memo(function Transcript({ turns, onPlayFrom, ref }: TranscriptProps) {
  return (
    <ol ref={ref} className={onPlayFrom ? "book playable" : "book"}>
      {turns.map((turn) => (
        <li key={turn.id} data-speaker={turn.speaker} className={turn.isChange ? "turn change" : "turn"}>
          <span className="turn-name">{names[turn.speaker]}</span>
          <Time seconds={turn.startSeconds} name={names[turn.speaker]} onPlayFrom={onPlayFrom} />
          <p className={`turn-text ${turn.speaker === "agent" ? "voice" : ""}`}>{turn.pieces.map(piece)}</p>
        </li>
      ))}
    </ol>
  );
});

function piece({ at, text, spoken }: Piece) {
  if (!spoken) return text;
  return (
    <span key={at} data-word={spoken.id} data-start={spoken.startSeconds}>
      {text}
    </span>
  );
}

type TimeProps = { seconds: number | undefined; name: string; onPlayFrom: TranscriptProps["onPlayFrom"] };

function Time({ seconds, name, onPlayFrom }: TimeProps) {
  if (seconds === undefined) return null;
  const clock = toClock(seconds);
  if (!onPlayFrom) return <span className="turn-time figures">{clock}</span>;
  return (
    <button
      type="button"
      className="turn-time figures"
      aria-label={`${clock}, play ${name} from here`}
      onClick={() => onPlayFrom(seconds)}
    >
      {clock}
    </button>
  );
}
