import type { RoomState } from "@/lib/web-call/machine";
import type { MainButtonProps } from "./main-button";
import { MicrophoneSteps } from "./microphone-steps";
import { problemWords } from "./problem-words";
import { RoomStage } from "./room-stage";
import { useMicrophoneRecheck } from "./use-microphone-recheck";

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
    <RoomStage
      {...problemWords(problem)}
      button={button}
      details={why ? <MicrophoneSteps why={why} /> : null}
    />
  );
}
