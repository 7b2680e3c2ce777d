import type { RoomState } from "@/lib/web-call/machine";
import { MainButton, type MainButtonProps } from "./main-button";
import { MicrophoneSteps } from "./microphone-steps";
import { RoomHeading } from "./room-heading";
import { useMicrophoneRecheck } from "./use-microphone-recheck";
import { wordsFor } from "./words";

type FailedViewProps = {
  state: Extract<RoomState, { name: "failed" }>;
  button: MainButtonProps;
  onMicrophoneFound: () => void;
};

export function FailedView({ state, button, onMicrophoneFound }: FailedViewProps) {
  const { problem } = state;
  const why = problem.kind === "microphone" ? problem.why : undefined;
  useMicrophoneRecheck(why, onMicrophoneFound);
  return (
    <div className="mt-10 flex grow flex-col items-center pb-8 md:mt-14">
      <RoomHeading {...wordsFor(state)} />
      {why ? <MicrophoneSteps why={why} /> : null}
      <div className="mt-7 flex w-full justify-center">
        <MainButton {...button} />
      </div>
    </div>
  );
}
