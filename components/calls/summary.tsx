import { toneOf } from "@/lib/calls/call-words";
import type { CallRecap } from "@/types/call";

type SummaryProps = { call: CallRecap; isAwaited: boolean; isPlaceKept: boolean };

/** What it was about, in a paragraph. When it is awaited its place is kept, so that the page below stays where it is. */
export function Summary({ call, isAwaited, isPlaceKept }: SummaryProps) {
  const { summary: text, topics } = call;
  const tone = toneOf(call);
  return (
    <section aria-labelledby="in-short" className="pb-8 lg:sticky lg:top-6 lg:self-start">
      <h2 id="in-short" className="text-sm font-semibold">
        In short
      </h2>
      <div className={`mt-2 max-w-measure ${isPlaceKept ? "min-h-[8lh] sm:min-h-[4lh] lg:min-h-[8lh]" : ""}`}>
        {text ? <p className={isPlaceKept ? "animate-enter" : ""}>{text}</p> : null}
        {!text && isAwaited ? <div className="ruled h-[8lh] sm:h-[4lh] lg:h-[8lh]" /> : null}
        {!text && !isAwaited ? <p className="text-muted">There is no summary of this call.</p> : null}
      </div>
      {topics.length > 0 || tone ? (
        <dl className="mt-4 grid max-w-measure grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm text-muted">
          <Fact name="Topics" words={topics.join(", ")} />
          <Fact name="Tone" words={tone} />
        </dl>
      ) : null}
    </section>
  );
}

function Fact({ name, words }: { name: string; words: string }) {
  if (!words) return null;
  return (
    <>
      <dt className="font-medium">{name}</dt>
      <dd className="wrap-anywhere">{words}</dd>
    </>
  );
}
