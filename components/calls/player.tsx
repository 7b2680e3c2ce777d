"use client";

import type { CSSProperties, KeyboardEvent } from "react";
import { Spinner } from "@/components/ui/spinner";
import { seekByKey, toClock } from "@/lib/calls/playback";
import type { Player } from "./use-player";

const icons = {
  play: "M8 5.6v12.8a.6.6 0 0 0 .92.5l10-6.4a.6.6 0 0 0 0-1l-10-6.4A.6.6 0 0 0 8 5.6Z",
  pause: "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z",
};

/** Play, place, speed, in one row that keeps its height whatever happens. */
export function PlayerBar({ player }: { player: Player }) {
  const isBroken = player.state === "failed";
  const isOn = player.state === "playing" || player.state === "loading";
  return (
    <div className="flex items-center gap-3 sm:gap-4">
      <button
        type="button"
        onClick={player.toggle}
        aria-label={isBroken ? "Try again" : isOn ? "Pause" : "Play the recording"}
        aria-busy={player.state === "loading" || undefined}
        className="relative grid size-12 shrink-0 place-items-center rounded-full bg-lamp text-on-lamp forced-colors:border transition-colors duration-200 hover:bg-lamp-strong focus-visible:rounded-full"
      >
        {player.state === "loading" ? (
          <Spinner />
        ) : (
          <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
            <path d={isOn ? icons.pause : icons.play} fill="currentColor" />
          </svg>
        )}
      </button>
      {isBroken ? (
        <p role="alert" className="text-sm">
          The recording would not play. Press play to try again.
        </p>
      ) : (
        <>
          <SeekBar player={player} />
          <SpeedButton player={player} />
        </>
      )}
    </div>
  );
}

function SpeedButton({ player }: { player: Player }) {
  return (
    <button
      type="button"
      onClick={player.changeSpeed}
      aria-label={`Speed ${player.speed}`}
      className="figures min-h-11 w-14 shrink-0 rounded-full border border-control-line text-sm font-medium transition-colors duration-200 hover:bg-raised focus-visible:rounded-full"
    >
      {player.speed}×
    </button>
  );
}

function SeekBar({ player }: { player: Player }) {
  const { lengthSeconds, seek } = player;
  const seconds = Math.min(player.seconds, lengthSeconds);
  const [at, length] = [toClock(seconds), toClock(lengthSeconds)];
  const onKeyDown = (event: KeyboardEvent) => {
    const target = seekByKey(event.key, seconds, lengthSeconds);
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    seek(target);
  };
  return (
    <div className="flex min-w-0 grow items-center gap-3">
      <input
        type="range"
        aria-label="Place in the recording"
        aria-valuetext={`${at} of ${length}`}
        min={0}
        max={lengthSeconds}
        step="any"
        value={seconds}
        onChange={(event) => seek(Number(event.target.value))}
        onKeyDown={onKeyDown}
        className="seek min-w-0"
        style={{ "--played": lengthSeconds > 0 ? seconds / lengthSeconds : 0 } as CSSProperties}
      />
      <span
        aria-hidden="true"
        className="figures min-w-10 shrink-0 text-end text-sm whitespace-nowrap text-muted"
      >
        {at}
        <span className="max-sm:hidden"> / {length}</span>
      </span>
    </div>
  );
}
