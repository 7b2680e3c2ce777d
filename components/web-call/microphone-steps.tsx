import { useMemo } from "react";
import { browserOf, helpFor, type MicrophoneProblem } from "@/lib/web-call/microphone-help";

/** How to give the page its microphone back, in the words of the browser at hand. Shown after a click only, never on the server. */
export function MicrophoneSteps({ why }: { why: MicrophoneProblem }) {
  const help = useMemo(() => helpFor(why, browserOf(navigator.userAgent, navigator.maxTouchPoints)), [why]);
  return (
    <div role="alert" className="w-full max-w-[30rem] rounded-md border border-line bg-surface px-5 py-4">
      <p className="font-medium">{help.title}</p>
      <ol className="mt-2 list-decimal space-y-1 ps-5">
        {help.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {help.isNoticedAlone ? (
        <p className="mt-3 text-sm text-muted">This page will notice; there is no need to reload it.</p>
      ) : null}
    </div>
  );
}
