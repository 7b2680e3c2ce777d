"use client";

import { useRef } from "react";
import { Lamp } from "@/components/site/lamp";
import { CallView } from "./call-view";
import { ConnectingView } from "./connecting-view";
import { EndedView } from "./ended-view";
import { faces } from "./faces";
import { FailedView } from "./failed-view";
import { ReadyView } from "./ready-view";
import { RoomHeader } from "./room-header";
import { useCallKeys } from "./use-call-keys";
import { useDevices } from "./use-devices";
import { useEar } from "./use-ear";
import { useEnding } from "./use-ending";
import { useLiveSound } from "./use-live-sound";
import { useMicrophoneCheck } from "./use-microphone-check";
import { useWakeLock } from "./use-wake-lock";
import { useWebCall } from "./use-web-call";

type TalkRoomProps = {
  /** The longest that a call may last. */
  maxSeconds: number;
  /** When a call is erased that nobody asked to keep. */
  keptHours: number;
};

const offCallLamp =
  "mt-[max(1.5rem,9svh-2rem)] [--lamp-size:6.5rem] min-[400px]:[--lamp-size:7.5rem] md:mt-[11svh] md:[--lamp-size:11rem]";
const onCallLamp =
  "mt-4 [--lamp-size:5rem] [@media(min-height:48rem)]:[--lamp-size:7rem] md:mt-6 md:[--lamp-size:8.5rem]";

/** The room: one lamp, one thing to do. */
export function TalkRoom({ maxSeconds, keptHours }: TalkRoomProps) {
  const call = useWebCall(maxSeconds);
  const { state } = call;
  const face = faces[state.name];
  const { isOnCall } = face;
  const isMuted = "isMuted" in state && state.isMuted;
  const lamp = useRef<HTMLDivElement>(null);
  const devices = useDevices();
  const check = useMicrophoneCheck(devices.refresh);
  const ear = useEar(isOnCall, devices.microphoneId, call.microphoneTrack);
  const hint = useLiveSound({ ...call, isOnCall, isMuted, ear, lamp });
  useEnding(state, call.send);
  useWakeLock(isOnCall);
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
      case "checking":
      case "waiting":
      case "ready":
        return <ReadyView {...{ state, button, check, devices, maxSeconds, keptHours }} />;
      case "connecting":
      case "ending":
        return <ConnectingView {...{ state, button, keptHours }} />;
      case "live":
      case "reconnecting":
        return <CallView {...{ state, call, button, hint }} />;
      case "ended":
        return <EndedView {...{ state, button, keptHours }} />;
      case "failed":
        return <FailedView {...{ state, button, keptHours }} onMicrophoneFound={call.microphoneFound} />;
    }
  };

  return (
    <div
      className={`mx-auto flex w-full max-w-page grow flex-col overflow-x-clip px-6 ${isOnCall ? "min-h-[28rem] basis-0" : ""}`}
    >
      <RoomHeader state={state} maxSeconds={maxSeconds} />
      <Lamp
        ref={lamp}
        state={call.isAgentTalking && state.name === "live" ? "speaking" : face.lamp}
        className={`mx-auto shrink-0 ${isOnCall ? onCallLamp : offCallLamp}`}
      />
      <main className="relative mx-auto flex min-h-0 w-full max-w-measure grow flex-col">{view()}</main>
    </div>
  );
}
