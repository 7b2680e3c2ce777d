import type { RoomState } from "@/lib/web-call/machine";
import { MainButton, type MainButtonProps } from "./main-button";
import { RoomHeading } from "./room-heading";
import { wordsFor } from "./words";

type ConnectingViewProps = {
  state: Extract<RoomState, { name: "connecting" | "ending" }>;
  button: MainButtonProps;
};

export function ConnectingView({ state, button }: ConnectingViewProps) {
  return (
    <div className="mt-10 flex grow flex-col items-center pb-8 md:mt-14" aria-live="polite">
      <RoomHeading {...wordsFor(state)} />
      <div className="mt-7 flex w-full justify-center">
        <MainButton {...button} />
      </div>
    </div>
  );
}
