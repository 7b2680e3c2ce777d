import Link from "next/link";
import type { RoomState } from "@/lib/web-call/machine";
import { MainButton, type MainButtonProps } from "./main-button";
import { RoomHeading } from "./room-heading";
import { recapPath } from "./use-ending";
import { wordsFor } from "./words";

type EndedViewProps = { state: Extract<RoomState, { name: "ended" }>; button: MainButtonProps };

export function EndedView({ state, button }: EndedViewProps) {
  const hasRecap = state.callId !== undefined && state.how !== "cancelled";
  const isLeaving = hasRecap && state.how !== "dropped";
  return (
    <div className="mt-10 flex grow flex-col items-center pb-8 md:mt-14">
      <RoomHeading {...wordsFor(state)} />
      {isLeaving ? null : (
        <div className="mt-7 flex w-full justify-center">
          <MainButton {...button} />
        </div>
      )}
      {hasRecap && state.callId ? (
        <Link href={recapPath(state.callId)} className="link mt-5 py-2">
          Read what was said
        </Link>
      ) : null}
    </div>
  );
}
