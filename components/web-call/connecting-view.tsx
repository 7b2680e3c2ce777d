import type { RoomState } from "@/lib/web-call/machine";
import type { MainButtonProps } from "./main-button";
import { RoomStage } from "./room-stage";
import { wordsFor } from "./words";

type ConnectingViewProps = {
  state: Extract<RoomState, { name: "connecting" | "ending" }>;
  button: MainButtonProps;
  keptHours: number;
};

export function ConnectingView({ state, button, keptHours }: ConnectingViewProps) {
  return (
    <div aria-live="polite" className="flex grow flex-col">
      <RoomStage {...wordsFor(state, keptHours)} button={button} />
    </div>
  );
}
