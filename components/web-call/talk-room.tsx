"use client";

import { Suspense, useRef } from "react";
import { Lamp, type LampState } from "@/components/site/lamp";
import type { RoomState } from "@/lib/web-call/machine";
import { ConnectingView } from "./connecting-view";
import { EndedView } from "./ended-view";
import { faces } from "./faces";
import { CallView, FailedView, WaitingRoom } from "./late-views";
import { MicrophoneCheck } from "./microphone-check";
import { ReadyView } from "./ready-view";
import { RoomHeader } from "./room-header";
import { useCallKeys } from "./use-call-keys";
import { useDevices } from "./use-devices";
import { useEnding } from "./use-ending";
import { useMicrophoneCheck } from "./use-microphone-check";
import { useWebCall } from "./use-web-call";

type TalkRoomProps = {
  /** What may still be talked today, in words; nothing when it could not be counted. */
  timeLeft: string | undefined;
  /** When a call is erased that nobody asked to keep. */
  keptHours: number;
};

const offCallLamp =
  "mt-[max(1.5rem,9svh-2rem)] [--lamp-size:6.5rem] min-[400px]:[--lamp-size:7.5rem] md:mt-[11svh] md:[--lamp-size:11rem]";
const onCallLamp =
  "mt-4 [--lamp-size:5rem] [@media(min-height:48rem)]:[--lamp-size:7rem] md:mt-6 md:[--lamp-size:8.5rem]";

/** The room: one lamp, one thing to do. */
export function TalkRoom({ timeLeft, keptHours }: TalkRoomProps) {
  const call = useWebCall();
  const { state } = call;
  const face = faces[state.name];
  const { isOnCall } = face;
  const lamp = useRef<HTMLDivElement>(null);
  const devices = useDevices();
  const check = useMicrophoneCheck(devices.refresh);
  useEnding(state, call.send);
  useCallKeys({
    onMute: isOnCall ? call.toggleMute : undefined,
    onEnd: isOnCall || state.name === "connecting" ? call.end : undefined,
  });

  const press = () => {
    check.close();
    call.press(devices);
  };
  const button = { ...face.button, onPress: face.button.does === "press" ? press : call.end };

  const view = () => {
    switch (state.name) {
      case "waiting":
        return (
          <WaitingRoom
            {...{ button, problem: state.problem }}
            send={call.send}
            onMicrophoneFound={call.microphoneFound}
          >
            <MicrophoneCheck check={check} devices={devices} />
          </WaitingRoom>
        );
      case "checking":
      case "ready":
        return <ReadyView {...{ state, button, check, devices, timeLeft, keptHours }} />;
      case "connecting":
      case "ending":
        return <ConnectingView {...{ state, button, keptHours }} />;
      case "live":
      case "reconnecting":
        return <CallView {...{ state, call, button, lamp }} microphoneId={devices.microphoneId} />;
      case "ended":
        return <EndedView {...{ state, button, keptHours }} />;
      case "failed":
        return <FailedView {...{ state, button }} onMicrophoneFound={call.microphoneFound} />;
    }
  };

  return (
    <div
      className={`off-paper mx-auto flex w-full max-w-page grow flex-col overflow-x-clip px-6 ${isOnCall ? "min-h-[28rem] basis-0" : ""}`}
    >
      <RoomHeader state={state} />
      <Lamp
        ref={lamp}
        state={lampOf(state, call.isAgentTalking)}
        className={`mx-auto shrink-0 ${isOnCall ? onCallLamp : offCallLamp}`}
      />
      <main className="relative mx-auto flex min-h-0 w-full max-w-measure grow flex-col">
        <Suspense>{view()}</Suspense>
      </main>
    </div>
  );
}

function lampOf(state: RoomState, isAgentTalking: boolean): LampState {
  if (state.name === "live" && isAgentTalking) return "speaking";
  if (state.name === "live" && state.isMuted) return "idle";
  return state.name === "waiting" && state.isTurn ? "idle" : faces[state.name].lamp;
}
