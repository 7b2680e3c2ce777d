"use client";

import { useCallback, useEffect, useRef } from "react";
import { keptPlace } from "@/lib/queue/kept-place";
import { rememberLastCall } from "@/lib/web-call/last-call";
import type { RoomState } from "@/lib/web-call/machine";
import { microphoneBlocker, openMicrophone } from "@/lib/web-call/microphone";
import { openCall } from "@/lib/web-call/open-call";
import type { RoomClient, RoomClientEvents } from "@/lib/web-call/room-client";
import { loadCallView } from "./late-views";
import { useCallSignals } from "./use-call-signals";
import { useRoomMachine } from "./use-room-machine";

/** How much earlier than its cap a call may close and still have run its time. */
const capSlackSeconds = 3;

/** Fetched in the press, while the microphone is asked for. */
const loadAsk = () => import("./ask-for-call");

/** Only for who kept a place: everybody else comes without the line's code. */
const loadStand = () => import("@/components/queue/ask-queue");

type Choice = { microphoneId: string | undefined; speakerId: string | undefined };
type Attempt = { client: RoomClient | undefined; cancel: AbortController };
type Listeners = { [E in keyof RoomClientEvents]: (...args: RoomClientEvents[E]) => void };
type Send = ReturnType<typeof useRoomMachine>["send"];
export type WebCall = ReturnType<typeof useWebCall>;

/** Owns the SDK and the call. Nothing connects but `press`, in a click; leaving the page hangs up. */
export function useWebCall() {
  const { state, latest, send } = useRoomMachine();
  const { signals, listeners, forget } = useCallSignals();
  const attempt = useRef<Attempt>(undefined);

  const hangUp = useCallback(() => {
    attempt.current?.cancel.abort();
    attempt.current?.client?.end();
    attempt.current = undefined;
  }, []);

  useEffect(() => {
    void checkRoom(send);
    window.addEventListener("pagehide", hangUp);
    return () => {
      window.removeEventListener("pagehide", hangUp);
      hangUp();
    };
  }, [send, hangUp]);

  const listenersOf = (generation: number): Listeners => ({
    ...listeners,
    connection: (quality) => send({ type: quality, generation }),
    microphoneFailed: (why) => {
      send({ type: "failed", generation, problem: { kind: "microphone", why } });
      hangUp();
    },
    closed: () => send({ type: "closed", generation, isTimeUp: isTimeUp(latest.current) }),
  });

  const press = (choice: Choice) => {
    const next = send({ type: "pressed" });
    if (!next) return;
    forget();
    attempt.current = setOut(next.generation, choice, listenersOf(next.generation), send);
  };

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

  const microphoneTrack = useCallback(() => attempt.current?.client?.microphoneTrack(), []);
  const microphoneFound = useCallback(() => void send({ type: "microphone_found" }), [send]);
  const resumeAudio = () => void attempt.current?.client?.resumeAudio();
  return { ...signals, state, press, end, toggleMute, microphoneFound, resumeAudio, microphoneTrack, send };
}

/** Whether there can be a call here, and whether they stand in line already: from another tab, or before a reload. */
async function checkRoom(send: Send): Promise<void> {
  const why = microphoneBlocker();
  const place = why ? undefined : keptPlace();
  const isInLine =
    place !== undefined &&
    (await loadStand().then(
      ({ isInLine }) => isInLine(place),
      () => false,
    ));
  send(
    isInLine
      ? { type: "queued", generation: 0 }
      : { type: "checked", problem: why && { kind: "microphone", why } },
  );
}

/** Sets out for a call, in the press itself. The attempt has a client once that has been loaded. */
function setOut(generation: number, choice: Choice, listeners: Listeners, send: Send): Attempt {
  const { microphoneId, speakerId } = choice;
  const attempt: Attempt = { client: undefined, cancel: new AbortController() };
  void openCall({
    generation,
    signal: attempt.cancel.signal,
    loadClient: async () => {
      const [{ RoomClient }] = await Promise.all([
        import("@/lib/web-call/room-client"),
        loadCallView(),
        loadAsk(),
      ]);
      attempt.client = new RoomClient({ listeners });
      return attempt.client;
    },
    openMicrophone: () => openMicrophone(microphoneId),
    createCall: async () => (await loadAsk()).askForCall(),
    letGo: (callId) => void loadAsk().then(({ letCallGo }) => letCallGo(callId)),
    microphoneId,
    speakerId,
    send: (event) => {
      const after = send(event);
      if (after?.name === "live") rememberLastCall(after.callId);
    },
  });
  return attempt;
}

function isTimeUp(state: RoomState): boolean {
  if (!("startedAtMs" in state)) return false;
  return Date.now() - state.startedAtMs >= (state.maxSeconds - capSlackSeconds) * 1000;
}
