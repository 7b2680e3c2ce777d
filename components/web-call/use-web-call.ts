"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { rememberLastCall } from "@/lib/web-call/last-call";
import { microphoneBlocker, openMicrophone } from "@/lib/web-call/microphone";
import { openCall } from "@/lib/web-call/open-call";
import type { RoomClient, RoomClientEvents } from "@/lib/web-call/room-client";
import type { Utterance } from "@/lib/web-call/utterances";
import { loadCallView } from "./late-views";
import { useRoomMachine } from "./use-room-machine";

/** How much earlier than its cap a call may close and still have run its time. */
const capSlackSeconds = 3;

/** Fetched in the press, while the microphone is asked for. */
const loadAsk = () => import("./ask-for-call");

type Choice = { microphoneId: string | undefined; speakerId: string | undefined };
type Attempt = { client: RoomClient | undefined; cancel: AbortController };
type Listeners = { [E in keyof RoomClientEvents]: (...args: RoomClientEvents[E]) => void };
export type WebCall = ReturnType<typeof useWebCall>;

/** Owns the SDK and the call. Nothing connects but `press`, in a click; leaving the page hangs up. */
export function useWebCall(maxSeconds: number) {
  const { state, latest, send } = useRoomMachine();
  const [captions, setCaptions] = useState<readonly Utterance[]>([]);
  const [isAgentTalking, setAgentTalking] = useState(false);
  const [isPlaybackBlocked, setPlaybackBlocked] = useState(false);
  const agentLoudness = useRef(0);
  const attempt = useRef<Attempt>(undefined);

  const hangUp = useCallback(() => {
    attempt.current?.cancel.abort();
    attempt.current?.client?.end();
    attempt.current = undefined;
  }, []);

  useEffect(() => {
    const why = microphoneBlocker();
    send({ type: "checked", problem: why && { kind: "microphone", why } });
    window.addEventListener("pagehide", hangUp);
    return () => {
      window.removeEventListener("pagehide", hangUp);
      hangUp();
    };
  }, [send, hangUp]);

  const listenersOf = (generation: number): Listeners => ({
    captions: setCaptions,
    agentTalking: setAgentTalking,
    agentLoudness: (loudness) => {
      agentLoudness.current = loudness;
    },
    playback: (playback) => setPlaybackBlocked(playback === "blocked"),
    connection: (quality) => send({ type: quality, generation }),
    microphoneFailed: (why) => {
      send({ type: "failed", generation, problem: { kind: "microphone", why } });
      hangUp();
    },
    closed: () => {
      const { current } = latest;
      const startedAtMs = "startedAtMs" in current ? current.startedAtMs : Date.now();
      const isTimeUp = Date.now() - startedAtMs >= (maxSeconds - capSlackSeconds) * 1000;
      send({ type: "closed", generation, isTimeUp });
    },
  });

  const press = ({ microphoneId, speakerId }: Choice) => {
    const next = send({ type: "pressed" });
    if (!next) return;
    const { generation } = next;
    setCaptions([]);
    setAgentTalking(false);
    setPlaybackBlocked(false);
    agentLoudness.current = 0;
    const mine: Attempt = { client: undefined, cancel: new AbortController() };
    attempt.current = mine;
    void openCall({
      generation,
      signal: mine.cancel.signal,
      loadClient: async () => {
        const [{ RoomClient }] = await Promise.all([
          import("@/lib/web-call/room-client"),
          loadCallView(),
          loadAsk(),
        ]);
        mine.client = new RoomClient({ listeners: listenersOf(generation) });
        return mine.client;
      },
      openMicrophone: () => openMicrophone(microphoneId),
      createCall: async (signal) => (await loadAsk()).askForCall(signal),
      microphoneId,
      speakerId,
      send: (event) => {
        const after = send(event);
        if (after?.name === "live") rememberLastCall(after.callId);
      },
    });
  };

  const microphoneTrack = useCallback(() => attempt.current?.client?.microphoneTrack(), []);
  const microphoneFound = useCallback(() => void send({ type: "microphone_found" }), [send]);

  const end = () => {
    const next = send({ type: "end_pressed" });
    if (!next) return;
    hangUp();
    // A live client has said so itself by now; a cancelled connect says nothing.
    send({ type: "closed", generation: next.generation, isTimeUp: false });
  };

  const toggleMute = () => {
    const { current } = latest;
    if (!("isMuted" in current)) return;
    send({ type: "mute_set", isMuted: !current.isMuted });
    attempt.current?.client?.setMuted(!current.isMuted);
  };

  return {
    state,
    captions,
    isAgentTalking,
    isPlaybackBlocked,
    agentLoudness,
    press,
    end,
    toggleMute,
    microphoneFound,
    resumeAudio: () => void attempt.current?.client?.resumeAudio(),
    microphoneTrack,
    send,
  };
}
