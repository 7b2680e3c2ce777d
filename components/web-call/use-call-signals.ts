import { useRef, useState } from "react";
import type { Utterance } from "@/lib/web-call/utterances";

/** What is heard of a call, kept for drawing it. `forget` makes room for the next one's. */
export function useCallSignals() {
  const [captions, setCaptions] = useState<readonly Utterance[]>([]);
  const [isAgentTalking, setAgentTalking] = useState(false);
  const [isPlaybackBlocked, setPlaybackBlocked] = useState(false);
  const agentLoudness = useRef(0);

  const listeners = {
    captions: setCaptions,
    agentTalking: setAgentTalking,
    agentLoudness: (loudness: number) => {
      agentLoudness.current = loudness;
    },
    playback: (playback: "blocked" | "playing") => setPlaybackBlocked(playback === "blocked"),
  };
  const forget = () => {
    setCaptions([]);
    setAgentTalking(false);
    setPlaybackBlocked(false);
    agentLoudness.current = 0;
  };
  return { signals: { captions, isAgentTalking, isPlaybackBlocked, agentLoudness }, listeners, forget };
}
