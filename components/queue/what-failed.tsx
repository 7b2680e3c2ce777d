import { MicrophoneSteps } from "@/components/web-call/microphone-steps";
import { problemWords } from "@/components/web-call/problem-words";
import { useMicrophoneRecheck } from "@/components/web-call/use-microphone-recheck";
import type { RoomProblem } from "@/lib/web-call/machine";

type WhatFailedProps = {
  problem: RoomProblem;
  isPlaceKept: boolean;
  onMicrophoneFound: () => void;
};

/** Why the call did not begin, for whoever stays in the waiting room. */
export function WhatFailed({ problem, isPlaceKept, onMicrophoneFound }: WhatFailedProps) {
  const why = problem.kind === "microphone" ? problem.why : undefined;
  useMicrophoneRecheck(why, onMicrophoneFound);
  if (why) return <MicrophoneSteps why={why} />;
  const { title, text } = problemWords(problem);
  return (
    <div role="alert" className="w-full max-w-[30rem] rounded-md border border-line bg-surface px-5 py-4">
      <p className="font-medium">{title}</p>
      <p className="mt-1">
        {text}
        {isPlaceKept ? " Your place is kept." : null}
      </p>
    </div>
  );
}
