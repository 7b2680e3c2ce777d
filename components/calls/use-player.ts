"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { nextSpeed, type Speed } from "@/lib/calls/playback";

export type PlayerState = "idle" | "loading" | "playing" | "paused" | "failed";

export type Player = {
  audioRef: RefObject<HTMLAudioElement | null>;
  state: PlayerState;
  seconds: number;
  lengthSeconds: number;
  speed: Speed;
  toggle: () => void;
  seek: (seconds: number) => void;
  playFrom: (seconds: number) => void;
  changeSpeed: () => void;
};

/** Owns the sound: what it does, where it is, how fast. Nothing is fetched before it is first asked to play. */
export function usePlayer(src: string | undefined, knownLengthSeconds: number): Player {
  const audioRef = useRef<HTMLAudioElement>(null);
  // Where to go once the recording is open: an element without metadata cannot seek everywhere.
  const pendingSeek = useRef<number | undefined>(undefined);
  const [state, setState] = useState<PlayerState>("idle");
  const [seconds, setSeconds] = useState(0);
  const [measured, setMeasured] = useState<number | undefined>(undefined);
  const [speed, setSpeed] = useState<Speed>(1);

  useEffect(() => {
    if (!src) return;
    const audio = new Audio();
    audio.preload = "none";
    audio.src = src;
    audioRef.current = audio;
    const tell = () => {
      if (pendingSeek.current === undefined) setSeconds(audio.currentTime);
    };
    const stopListening = listen(audio, {
      play: () => setState("loading"),
      playing: () => setState("playing"),
      waiting: () => setState("loading"),
      pause: () => setState(audio.error ? "failed" : "paused"),
      error: () => setState("failed"),
      timeupdate: tell,
      seeked: tell,
      durationchange: () => setMeasured(Number.isFinite(audio.duration) ? audio.duration : undefined),
      loadedmetadata: () => {
        if (pendingSeek.current !== undefined) audio.currentTime = pendingSeek.current;
        pendingSeek.current = undefined;
      },
    });
    return () => {
      stopListening();
      audio.pause();
      audio.removeAttribute("src");
      audio.load();
      audioRef.current = null;
    };
  }, [src]);

  const seek = useCallback((target: number) => {
    const audio = audioRef.current;
    if (!audio) return;
    setSeconds(target);
    if (audio.readyState === 0 || audio.error) pendingSeek.current = target;
    else audio.currentTime = target;
  }, []);
  const play = useCallback(() => {
    const audio = audioRef.current;
    if (!audio) return;
    if (audio.error) {
      pendingSeek.current ??= audio.currentTime;
      audio.load();
    }
    // A refusal is told by the element's own events; an interrupted start needs no word.
    audio.play().catch(() => undefined);
  }, []);
  const playFrom = useCallback(
    (target: number) => {
      seek(target);
      play();
    },
    [seek, play],
  );

  const toggle = () => (state === "playing" || state === "loading" ? audioRef.current?.pause() : play());
  const changeSpeed = () => {
    const next = nextSpeed(speed);
    setSpeed(next);
    if (audioRef.current) audioRef.current.defaultPlaybackRate = audioRef.current.playbackRate = next;
  };
  const lengthSeconds = measured ?? knownLengthSeconds;
  return { audioRef, state, seconds, lengthSeconds, speed, toggle, seek, playFrom, changeSpeed };
}

function listen(audio: HTMLAudioElement, handlers: Record<string, () => void>): () => void {
  for (const [name, handler] of Object.entries(handlers)) audio.addEventListener(name, handler);
  return () => {
    for (const [name, handler] of Object.entries(handlers)) audio.removeEventListener(name, handler);
  };
}
