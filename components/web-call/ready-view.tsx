import type { RoomState } from "@/lib/web-call/machine";
import { LastCall } from "./last-call";
import { MainButton, type MainButtonProps } from "./main-button";
import { MicrophoneCheck } from "./microphone-check";
import { RoomHeading } from "./room-heading";
import type { useDevices } from "./use-devices";
import type { useMicrophoneCheck } from "./use-microphone-check";
import { wordsFor } from "./words";

type ReadyViewProps = {
  state: Extract<RoomState, { name: "checking" | "waiting" | "ready" }>;
  button: MainButtonProps;
  check: ReturnType<typeof useMicrophoneCheck>;
  devices: ReturnType<typeof useDevices>;
  maxSeconds: number;
  keptHours: number;
};

export function ReadyView({ state, button, check, devices, maxSeconds, keptHours }: ReadyViewProps) {
  return (
    <div className="mt-10 flex grow flex-col items-center pb-8 md:mt-14">
      <RoomHeading {...wordsFor(state)} takesFocus={state.generation > 0} />
      <p className="mt-3 max-w-[32rem] text-center">
        Doc is an AI. The call is recorded and written down, for you to read afterwards, and erased after{" "}
        {keptHours} hours unless you say keep.
      </p>
      <div className="mt-7 flex w-full justify-center">
        <MainButton {...button} />
      </div>
      <p className="mt-3 text-center text-sm text-muted">
        Up to {Math.floor(maxSeconds / 60)} minutes. Not for emergencies: in a crisis, call 988.
      </p>
      <MicrophoneCheck check={check} devices={devices} />
      <LastCall />
    </div>
  );
}
