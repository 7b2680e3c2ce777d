import { whyNothing } from "@/lib/calls/reason";
import type { CallRecap } from "@/types/call";

type NothingToReadProps = { call: CallRecap; retentionHours: number };

/** For a call that left no words: what happened and what it means. */
export function NothingToRead({ call, retentionHours }: NothingToReadProps) {
  const { title, sentence } = call.isErased
    ? {
        title: "This talk has been erased.",
        sentence: `What was said is kept for ${retentionHours} hours, and those are over.`,
      }
    : whyNothing(call);
  return (
    <div className="max-w-measure pb-12">
      <h2 className="voice text-xl font-medium">{title}</h2>
      <p className="mt-3">{sentence}</p>
    </div>
  );
}
