import { useRef } from "react";
import { Lamp, type LampState } from "@/components/site/lamp";
import { callWords } from "@/lib/demo-call/call-words";
import type { FormState } from "@/lib/demo-call/form-machine";
import { CallCaptions } from "./call-captions";
import { CallEnding } from "./call-ending";
import { CallSteps } from "./call-steps";
import { CallTimer } from "./call-timer";
import { shortCord } from "./lamp-cord";
import { useArrival } from "./use-arrival";

export type CallState = Extract<FormState, { name: "calling" | "live" | "ended" }>;
type CallStatusProps = { state: CallState; maxSeconds: number; onClear: () => void; isAnswer: boolean };

const lamps: Record<CallState["name"], LampState> = { calling: "idle", live: "listening", ended: "dimmed" };

/** The call as far as it has come, in words, with what is said on it. */
export function CallStatus({ state, maxSeconds, onClear, isAnswer }: CallStatusProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { title, sentence } = wordsOf(state);
  useArrival(heading, isAnswer);

  return (
    <div className="flex h-full flex-col">
      <CallSteps state={state} />
      <div className="mt-4 flex items-start gap-6">
        <div className="grow">
          <h3
            ref={heading}
            tabIndex={-1}
            className="voice w-fit scroll-mt-20 text-xl font-medium sm:text-2xl"
          >
            {title}
          </h3>
          {/* Said once a step; what is said on the call goes to the log below. */}
          <p role="status" className={`mt-2 ${state.name === "ended" ? "" : "min-h-[2lh]"}`}>
            {sentence}
          </p>
        </div>
        <Lamp
          state={lamps[state.name]}
          className={`me-3 mt-6 shrink-0 [--lamp-size:3.5rem] sm:[--lamp-size:4.5rem] ${shortCord}`}
        />
      </div>
      {state.name === "live" ? <CallTimer startedAtMs={state.startedAtMs} maxSeconds={maxSeconds} /> : null}
      {state.name === "ended" ? <CallEnding view={state.view} onClear={onClear} /> : null}
      {state.name === "live" ? <CallCaptions captions={state.view.captions} isLive /> : null}
    </div>
  );
}

function wordsOf(state: CallState): { title: string; sentence: string } {
  if (state.name === "ended") {
    const { headline, sentence } = callWords(state.view.reason);
    return { title: headline, sentence };
  }
  const isCalling = state.name === "calling";
  const title = isCalling
    ? state.isSeen
      ? "Calling your phone."
      : "Looking for your call."
    : "On the call.";
  if (state.isUnreachable) {
    return {
      title,
      sentence: "We cannot reach our server. This page keeps trying; the call goes on without it.",
    };
  }
  if (!isCalling) return { title, sentence: "Talk into your phone. This page only writes along." };
  return { title, sentence: state.isSeen ? "It should ring within seconds. It rings once." : "A moment." };
}
