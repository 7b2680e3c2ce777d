import type { Route } from "next";
import { ButtonLink } from "@/components/ui/button";

/** Why nothing can be made of it, and back to where something can. */
export function NoClip({ callId, sentence }: { callId: string; sentence: string }) {
  return (
    <div className="max-w-measure">
      <h1 className="voice mb-4 text-2xl font-medium">There is no clip in this.</h1>
      <p>{sentence}</p>
      <div className="mt-8">
        <ButtonLink href={`/calls/${encodeURIComponent(callId)}` as Route}>Back to the call</ButtonLink>
      </div>
    </div>
  );
}
