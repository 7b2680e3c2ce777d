"use client";

import { Button } from "@/components/ui/button";
import type { Maker } from "./maker";

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

const leftInWords = (left: number) =>
  left === 1 ? "One marked word is undecided." : `${left} marks are undecided.`;
