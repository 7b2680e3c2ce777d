"use client";

import { Button } from "@/components/ui/button";
import type { Maker } from "./maker";
import { daysInWords, formatNames, toTenths, voiceOf } from "./words";

type CreateBarProps = {
  maker: Maker;
  /** How many are undecided: none may be. */
  left: number;
  trouble: string | undefined;
  isOrdering: boolean;
  onCreate: () => void;
};

/** Says what is about to be made, or what is still in its way; then makes it. Always in view at a desk. */
export function CreateBar({ maker, left, trouble, isOrdering, onCreate }: CreateBarProps) {
  const isTooLong = maker.trim.end - maker.trim.start > maker.review.longestSeconds;
  const why = isTooLong ? "It is too long yet." : left > 0 ? leftInWords(left) : undefined;
  return (
    <div className={`make ${maker.step === "create" ? "" : "max-lg:hidden"}`}>
      <p role="alert" className="mb-2 text-sm text-live empty:hidden">
        {trouble}
      </p>
      <p id="create-what" className={`figures min-h-6 text-sm ${why ? "" : "text-muted"}`}>
        {why ?? orderInWords(maker)}
      </p>
      <Button
        onClick={onCreate}
        disabled={why !== undefined}
        aria-describedby="create-what"
        loading={isOrdering}
        className="mt-3 w-full lg:mt-1"
      >
        Create the clip
      </Button>
    </div>
  );
}

/** `12.3 s · tall · voice re-created · 3 hidden · 30 days`. */
function orderInWords(maker: Maker): string {
  const { trim, format, items, expiresInDays } = maker;
  const isAnonymized = maker.anonymize || maker.review.mustAnonymize;
  const hidden = items.filter(({ choice }) => choice === "hide").length;
  return [
    toTenths(trim.end - trim.start),
    formatNames[format].toLowerCase(),
    voiceOf({ isAnonymized }),
    hidden > 0 ? `${hidden} hidden` : "nothing hidden",
    daysInWords(expiresInDays).toLowerCase(),
  ].join(" · ");
}

const leftInWords = (left: number) =>
  left === 1 ? "One marked word is undecided." : `${left} marks are undecided.`;
