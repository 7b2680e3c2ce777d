import { type RefObject, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFocusWhenLost } from "@/components/ui/use-focus-when-lost";
import type { Hint } from "@/lib/web-call/activity";
import type { RoomState } from "@/lib/web-call/machine";
import { CallControls } from "./call-controls";
import { CaptionsLog } from "./captions-log";
import type { MainButtonProps } from "./main-button";
import { speechLine } from "./speech-line";
import { useEar } from "./use-ear";
import { useLiveSound } from "./use-live-sound";
import { useWakeLock } from "./use-wake-lock";
import type { WebCall } from "./use-web-call";

type CallViewProps = {
  state: Extract<RoomState, { name: "live" | "reconnecting" }>;
  call: WebCall;
  button: MainButtonProps;
  microphoneId: string | undefined;
  lamp: RefObject<HTMLDivElement | null>;
};

const hints: Record<NonNullable<Hint>, string> = {
  muted_but_talking: "You’re muted but talking.",
  cannot_hear: "We can’t hear you. If you are talking, check that your microphone is on.",
};

export function CallView({ state, call, button, microphoneId, lamp }: CallViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenLost(heading);
  useWakeLock();
  const ear = useEar(microphoneId, call.microphoneTrack);
  const hint = useLiveSound({ ...call, isMuted: state.isMuted, ear, lamp });
  const line = speechLine({
    isReconnecting: state.name === "reconnecting",
    isMuted: state.isMuted,
    isAgentTalking: call.isAgentTalking,
    hasBegun: call.captions.length > 0,
  });
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="sr-only">
        On the call with Doc
      </h1>
      <p className={`mt-6 text-center text-sm md:mt-8 ${state.isMuted ? "font-medium" : "text-muted"}`}>
        {line}
      </p>
      <p role="status" className="sr-only">
        {state.name === "reconnecting" ? line : state.isMuted ? "You are muted" : "Your microphone is on"}
      </p>
      <CaptionsLog captions={call.captions} />
      <div className="flex min-h-14 flex-col items-center justify-center text-center text-sm">
        {call.isPlaybackBlocked ? <Button onClick={call.resumeAudio}>Tap to hear Doc</Button> : null}
        <p role="status">{hint && !call.isPlaybackBlocked ? hints[hint] : null}</p>
      </div>
      <CallControls isMuted={state.isMuted} onMute={call.toggleMute} end={button} />
    </>
  );
}
