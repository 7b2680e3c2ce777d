import type { RoomState } from "@/lib/web-call/machine";
import type { MainButtonProps } from "./main-button";
import { RoomStage } from "./room-stage";
import { recapPath } from "./use-ending";
import { wordsFor } from "./words";

type EndedViewProps = {
  state: Extract<RoomState, { name: "ended" }>;
  button: MainButtonProps;
  keptHours: number;
};

export function EndedView({ state, button, keptHours }: EndedViewProps) {
  const callId = state.how === "cancelled" ? undefined : state.callId;
  const isLeaving = callId !== undefined && state.how !== "dropped";
  return (
    <RoomStage {...wordsFor(state, keptHours)} button={isLeaving ? undefined : button}>
      {callId ? (
        <a href={recapPath(callId)} className="link mt-5 py-2">
          Read what was said
        </a>
      ) : null}
    </RoomStage>
  );
}
