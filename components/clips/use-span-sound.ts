"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ClipSpan } from "@/types/clip";
import { openSpanSound, type Playing, playSpan, type SpanSound } from "./span-sound";
import { peaksOf } from "./wav";

/** How many bars the waveform has. */
const bars = 140;

export type SoundOfSpan = ReturnType<typeof useSpanSound>;

/** Owns the sound of a stretch: fetches it, plays it, and tells `onPlace`, a frame at a time, where it is. */
export function useSpanSound(src: string, span: ClipSpan, onPlace: (seconds: number | undefined) => void) {
  const [sound, setSound] = useState<SpanSound>();
  const [peaks, setPeaks] = useState<readonly number[]>([]);
  const [hasFailed, setHasFailed] = useState(false);
  const [isPlaying, setIsPlaying] = useState(false);
  const playing = useRef<Playing>(undefined);
  const { start, end } = span;

  useEffect(() => {
    const leaving = new AbortController();
    openSpanSound(src, { start, end }, leaving.signal).then(
      (opened) => {
        if (leaving.signal.aborted) return;
        setPeaks(peaksOf(opened.buffer.getChannelData(0), bars));
        setSound(opened);
      },
      () => setHasFailed(!leaving.signal.aborted),
    );
    return () => {
      leaving.abort();
      playing.current?.stop();
    };
  }, [src, start, end]);

  useEffect(() => {
    if (!isPlaying) return;
    let frame = 0;
    const draw = () => {
      onPlace(playing.current?.secondsNow());
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      onPlace(undefined);
    };
  }, [isPlaying, onPlace]);

  const stop = useCallback(() => playing.current?.stop(), []);
  const play = (part: ClipSpan, hidden: readonly ClipSpan[]) => {
    if (!sound) return;
    stop();
    playing.current = playSpan(sound, part, hidden, () => setIsPlaying(false));
    setIsPlaying(true);
  };
  return { isReady: sound !== undefined, hasFailed, peaks, isPlaying, play, stop };
}
