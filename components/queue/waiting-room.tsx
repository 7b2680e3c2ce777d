import { type ReactNode, useEffect, useState } from "react";
import type { MainButtonProps } from "@/components/web-call/main-button";
import { RoomStage } from "@/components/web-call/room-stage";
import { useWakeLock } from "@/components/web-call/use-wake-lock";
import { type Said, sayStanding } from "@/lib/queue/said";
import type { Standing } from "@/lib/queue/standing";
import type { RoomEvent, RoomProblem } from "@/lib/web-call/machine";
import { CallMe } from "./call-me";
import { GiveUp } from "./give-up";
import { LineHead } from "./line-head";
import { NoteForDoc } from "./note-for-doc";
import { overWords } from "./over-words";
import { TurnHead } from "./turn-head";
import { useStanding } from "./use-standing";
import { useTurnAlert } from "./use-turn-alert";
import { warmUp } from "./warm-up";
import { WhatFailed } from "./what-failed";

type WaitingRoomProps = {
  /** Sets out for the call. */
  button: MainButtonProps;
  send: (event: RoomEvent) => unknown;
  /** Why the call did not begin that they set out for from here. */
  problem?: RoomProblem | undefined;
  onMicrophoneFound: () => void;
  /** The microphone check. */
  children: ReactNode;
};

/** From joining the line to the press that begins the call. Everything of the queue loads with it. */
export function WaitingRoom({ button, send, problem, onMicrophoneFound, children }: WaitingRoomProps) {
  const { standing, watch } = useStanding();
  const said = useSaid(standing);
  useTurnAlert(standing);
  const hasPlace = standing.name === "line" || standing.name === "turn";
  const failed =
    problem && (hasPlace || standing.name === "elsewhere") ? (
      <div className="mb-6 flex w-full justify-center">
        <WhatFailed problem={problem} isPlaceKept={hasPlace} onMicrophoneFound={onMicrophoneFound} />
      </div>
    ) : null;
  useWakeLock();
  useEffect(() => void warmUp().catch(() => undefined), []);
  useEffect(() => {
    if (standing.name === "left") send({ type: "line_left" });
    else send({ type: "turn_told", isTurn: standing.name === "turn" });
  }, [standing.name, send]);

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {standing.name === "line" || standing.name === "turn" ? (
        <div className="mt-8 flex grow flex-col items-center pb-8 md:mt-12">
          {failed}
          {standing.name === "line" ? (
            <LineHead standing={standing} />
          ) : (
            <TurnHead standing={standing} onStart={button.onPress} onHold={() => watch?.hold()} />
          )}
          <section aria-label="While you wait" className="mt-6 flex w-full max-w-[30rem] flex-col gap-3">
            <NoteForDoc ticketId={standing.ticketId} firstNote={standing.note} />
            {standing.name === "line" ? <CallMe /> : null}
            <div className="-mt-6 [&>*>button]:-ms-2 [&>*]:max-w-none [&>*]:items-start">{children}</div>
          </section>
          <GiveUp onLeave={() => watch?.leave()} />
        </div>
      ) : (
        <>
          {failed}
          <NoPlace
            standing={standing}
            hadPlace={problem !== undefined}
            onJoin={() => watch?.join()}
            onStart={button.onPress}
          />
        </>
      )}
    </>
  );
}

type NoPlaceProps = {
  standing: Exclude<Standing, { name: "line" | "turn" }>;
  hadPlace: boolean;
  onJoin: () => void;
  onStart: () => void;
};

function NoPlace({ standing, hadPlace, onJoin, onStart }: NoPlaceProps) {
  if (standing.name === "asking" || standing.name === "left") {
    return (
      <RoomStage
        title="Taking your place"
        text="Doc is with as many people as the line holds, and takes the rest in turn."
      />
    );
  }
  const { title, text, button } = overWords(standing, hadPlace);
  return (
    <RoomStage
      key={standing.name}
      title={title}
      text={text}
      button={{
        label: button,
        kind: "lamp",
        isBusy: false,
        onPress: standing.name === "elsewhere" ? onStart : onJoin,
      }}
    />
  );
}

function useSaid(standing: Standing): string | undefined {
  const [said, setSaid] = useState<Said>();
  const next = sayStanding(said, standing, Date.now());
  if (next !== said) setSaid(next);
  return next?.sentence;
}
