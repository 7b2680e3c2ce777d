"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { nextSpeed, type Speed } from "@/lib/calls/playback";
import type { Span } from "@/lib/clips/exchanges";
import { openSound, type PlayerState, type Sound } from "./sound";

export type Player = {
  soundRef: RefObject<Sound | null>;
  state: PlayerState;
  seconds: number;
  lengthSeconds: number;
  speed: Speed;
  toggle: () => void;
  pause: () => void;
  seek: (seconds: number) => void;
  playFrom: (seconds: number) => void;
  /** The stretch that is being played, or stands paused; undefined when the recording just plays on. */
  stretch: Span | undefined;
  playStretch: (stretch: Span) => void;
  changeSpeed: () => void;
};

/** Owns the sound: what it does, where it is, how fast. */
export function usePlayer(src: string | undefined, knownLengthSeconds: number): Player {
  const soundRef = useRef<Sound>(null);
  const [state, setState] = useState<PlayerState>("idle");
  const [seconds, setSeconds] = useState(0);
  const [measured, setMeasured] = useState<number | undefined>(undefined);
  const [speed, setSpeed] = useState<Speed>(1);
  const [stretch, setStretch] = useState<Span | undefined>(undefined);

  useEffect(() => {
    if (!src) return;
    const sound = openSound(src, {
      onState: setState,
      onPlace: setSeconds,
      onLength: setMeasured,
      onStretchOver: () => setStretch(undefined),
    });
    soundRef.current = sound;
    return () => {
      sound.close();
      soundRef.current = null;
    };
  }, [src]);

  const seek = useCallback((target: number) => soundRef.current?.seek(target), []);
  const playFrom = useCallback((target: number) => {
    soundRef.current?.seek(target);
    soundRef.current?.play();
  }, []);
  const pause = useCallback(() => soundRef.current?.audio.pause(), []);
  const playStretch = useCallback((wanted: Span) => {
    soundRef.current?.playStretch(wanted.startSeconds, wanted.endSeconds);
    setStretch(wanted);
  }, []);
  const toggle = () => {
    const sound = soundRef.current;
    if (state === "playing" || state === "loading") sound?.audio.pause();
    else sound?.play();
  };
  const changeSpeed = () => {
    const next = nextSpeed(speed);
    setSpeed(next);
    const audio = soundRef.current?.audio;
    // The default too, since opening the recording again goes back to it.
    if (audio) audio.defaultPlaybackRate = audio.playbackRate = next;
  };
  const lengthSeconds = measured ?? knownLengthSeconds;
  const controls = { toggle, pause, seek, playFrom, playStretch, changeSpeed };
  return { soundRef, state, seconds, lengthSeconds, speed, stretch, ...controls };
}
