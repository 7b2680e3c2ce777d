"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { nextSpeed, type Speed } from "@/lib/calls/playback";
import { openSound, type PlayerState, type Sound } from "./sound";

export type Player = {
  soundRef: RefObject<Sound | null>;
  state: PlayerState;
  seconds: number;
  lengthSeconds: number;
  speed: Speed;
  toggle: () => void;
  seek: (seconds: number) => void;
  playFrom: (seconds: number) => void;
  changeSpeed: () => void;
};

/** Owns the sound: what it does, where it is, how fast. */
export function usePlayer(src: string | undefined, knownLengthSeconds: number): Player {
  const soundRef = useRef<Sound>(null);
  const [state, setState] = useState<PlayerState>("idle");
  const [seconds, setSeconds] = useState(0);
  const [measured, setMeasured] = useState<number | undefined>(undefined);
  const [speed, setSpeed] = useState<Speed>(1);

  useEffect(() => {
    if (!src) return;
    const sound = openSound(src, { onState: setState, onPlace: setSeconds, onLength: setMeasured });
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
  return { soundRef, state, seconds, lengthSeconds, speed, toggle, seek, playFrom, changeSpeed };
}
