import { type RefObject, useEffect, useRef, useState } from "react";
import { type Hint, hear, noActivity, toLevel } from "@/lib/web-call/activity";
import type { LoudnessMeter } from "@/lib/web-call/meter";

type LiveSound = {
  isMuted: boolean;
  isAgentTalking: boolean;
  agentLoudness: RefObject<number>;
  ear: LoudnessMeter | undefined;
  lamp: RefObject<HTMLDivElement | null>;
};

/** Drives the lamp from both voices, a frame at a time with no render, and gives the hint the caller's own voice asks for. */
export function useLiveSound({ isMuted, isAgentTalking, agentLoudness, ear, lamp }: LiveSound): Hint {
  const [hint, setHint] = useState<Hint>();
  const activity = useRef(noActivity);

  useEffect(() => {
    const shade = lamp.current;
    const draw = (atMs: number) => {
      const loudness = ear?.read() ?? 0;
      light(shade, toLevel(agentLoudness.current), isMuted ? 0 : toLevel(loudness));
      if (ear) {
        activity.current = hear(activity.current, { atMs, loudness, isMuted, isAgentTalking });
        setHint(activity.current.hint);
      }
      frame = requestAnimationFrame(draw);
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isMuted, isAgentTalking, ear, agentLoudness, lamp]);

  useEffect(() => {
    const shade = lamp.current;
    return () => {
      light(shade, 0, 0);
    };
  }, [lamp]);

  return hint;
}

function light(shade: HTMLElement | null, level: number, rim: number): void {
  shade?.style.setProperty("--lamp-level", level.toFixed(3));
  shade?.style.setProperty("--lamp-rim", rim.toFixed(3));
}
