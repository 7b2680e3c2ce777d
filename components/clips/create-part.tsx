"use client";

import { Button } from "@/components/ui/button";
import type { Maker } from "./maker";
import { formatNames, toTenths, voiceOf } from "./words";

type CreatePartProps = {
  maker: Maker;
  /** How many are undecided: none may be. */
  left: number;
  trouble: string | undefined;
  isOrdering: boolean;
  onCreate: () => void;
};

/** Says what is about to be made and what it is for; then makes it. */
export function CreatePart({ maker, left, trouble, isOrdering, onCreate }: CreatePartProps) {
  const isTooLong = maker.trim.end - maker.trim.start > maker.review.longestSeconds;
  const why = isTooLong ? "It is too long yet." : left > 0 ? leftInWords(left) : undefined;
  return (
    <div className="mt-4">
      <p className="figures text-sm text-muted lg:hidden">{orderInWords(maker)}</p>
      <p role="alert" className="mt-2 text-sm text-live empty:hidden">
        {trouble}
      </p>
      <Button
        onClick={onCreate}
        disabled={why !== undefined}
        aria-describedby="create-why"
        loading={isOrdering}
        className="mt-4 w-full"
      >
        Create the clip
      </Button>
      <p id="create-why" className="mt-2 min-h-6 text-center text-sm">
        {why}
      </p>
      <p className="mt-2 text-sm text-muted">
        Nobody finds the clip without its link, and search engines are asked to look away. You can take it
        back at any time.
      </p>
    </div>
  );
}

/** `12.3 s · tall · voice re-created · 3 hidden`. */
function orderInWords(maker: Maker): string {
  const { trim, format, items } = maker;
  const isAnonymized = maker.anonymize || maker.review.mustAnonymize;
  const hidden = items.filter(({ choice }) => choice === "hide").length;
  return [
    toTenths(trim.end - trim.start),
    formatNames[format].toLowerCase(),
    voiceOf({ isAnonymized }),
    hidden > 0 ? `${hidden} hidden` : "nothing hidden",
  ].join(" · ");
}

const leftInWords = (left: number) =>
  left === 1 ? "One marked word is undecided." : `${left} marks are undecided.`;
