import type { RoomState } from "@/lib/web-call/machine";
import { LastCall } from "./last-call";
import type { MainButtonProps } from "./main-button";
import { MicrophoneCheck } from "./microphone-check";
import { RoomStage } from "./room-stage";
import type { useDevices } from "./use-devices";
import type { useMicrophoneCheck } from "./use-microphone-check";
import { wordsFor } from "./words";

type ReadyViewProps = {
  state: Extract<RoomState, { name: "checking" | "ready" }>;
  button: MainButtonProps;
  check: ReturnType<typeof useMicrophoneCheck>;
  devices: ReturnType<typeof useDevices>;
  timeLeft: string | undefined;
  keptHours: number;
};

export function ReadyView({ state, button, check, devices, timeLeft, keptHours }: ReadyViewProps) {
  return (
    <RoomStage {...wordsFor(state, keptHours)} button={button} takesFocus={state.generation > 0}>
      <p className="mt-3 text-center text-sm text-muted">
        {timeLeft} Not for emergencies: in a crisis,{" "}
        <a href="tel:988" className="link">
          call 988
        </a>
        .
      </p>
      <noscript>
        <p className="mt-3 text-center text-sm">The call needs JavaScript; without it none begins.</p>
      </noscript>
      <MicrophoneCheck check={check} devices={devices} />
      <LastCall />
    </RoomStage>
  );
}
