import { Button, ButtonLink } from "@/components/ui/button";
import { toLength } from "@/lib/calls/playback";
import { callWords, didAnswer } from "@/lib/demo-call/call-words";
import type { DemoCallView } from "@/lib/demo-call/view";
import { CallCaptions } from "./call-captions";
import { ConsentReceipt } from "./consent-receipt";

type CallEndingProps = { view: DemoCallView; onClear: () => void };

/** What it means, one next step, then what was said, and what was agreed to. */
export function CallEnding({ view, onClear }: CallEndingProps) {
  const { next } = callWords(view.reason);
  // What a machine recited to the agent is nothing that anybody said.
  const hasWords = didAnswer(view.reason) && view.captions.length > 0;
  return (
    <>
      {view.durationMs ? <p className="mt-1 text-sm text-muted">{toLength(view.durationMs)}</p> : null}
      {next.kind === "again" ? (
        <>
          <p className="mt-1">{next.text}</p>
          <Button onClick={onClear} className="mt-5 self-start">
            Back to the form
          </Button>
        </>
      ) : null}
      {next.kind === "browser" ? (
        <ButtonLink href="/talk" className="mt-5 self-start">
          Talk to Doc in the browser
        </ButtonLink>
      ) : null}
      {next.kind === "recap" ? <Recap view={view} /> : null}
      {hasWords ? <CallCaptions captions={view.captions} isLive={false} /> : null}
      <ConsentReceipt consent={view.consent} onClear={onClear} />
    </>
  );
}

/** Its place is kept while it is being written. */
function Recap({ view }: { view: DemoCallView }) {
  const isAwaited = view.pollAfterMs !== null;
  return (
    <section aria-labelledby="demo-call-recap" className="mt-4">
      <h4 id="demo-call-recap" className="text-sm font-semibold">
        In short
      </h4>
      <p role="status" className={`mt-1 min-h-[3lh] wrap-anywhere ${view.summary ? "" : "text-muted"}`}>
        {view.summary ?? (isAwaited ? "It is being written." : "There is no summary of this call.")}
      </p>
    </section>
  );
}
