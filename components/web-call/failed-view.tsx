import type { RoomState } from "@/lib/web-call/machine";
import type { MainButtonProps } from "./main-button";
import { MicrophoneSteps } from "./microphone-steps";
import { RoomStage } from "./room-stage";
import { useMicrophoneRecheck } from "./use-microphone-recheck";
import { wordsFor } from "./words";

type FailedViewProps = {
  state: Extract<RoomState, { name: "failed" }>;
  button: MainButtonProps;
  keptHours: number;
  onMicrophoneFound: () => void;
};

export function FailedView({ state, button, keptHours, onMicrophoneFound }: FailedViewProps) {
  const { problem } = state;
  const why = problem.kind === "microphone" ? problem.why : undefined;
  useMicrophoneRecheck(why, onMicrophoneFound);
  return (
    <RoomStage
      {...wordsFor(state, keptHours)}
      button={button}
      details={why ? <MicrophoneSteps why={why} /> : null}
    />
  );
}
