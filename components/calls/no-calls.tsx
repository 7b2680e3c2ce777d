import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import type { ListFilters } from "@/lib/calls/filters";

type NoCallsProps = { filters: ListFilters; isFiltered: boolean; isOlder: boolean };

/** A list with nothing in it says why, and what to do. */
export function NoCalls({ filters, isFiltered, isOlder }: NoCallsProps) {
  if (isOlder) {
    return <Empty title="That was all of them.">There are no calls older than those you saw.</Empty>;
  }
  if (isFiltered) {
    return <Empty title="No calls match.">{whatFindsMore(filters)}</Empty>;
  }
  return (
    <Empty title="No calls yet.">
      After your first talk, this is where you read it, hear it again, and decide whether it stays.
      <span className="mt-6 block">
        <ButtonLink href="/talk">Talk to Doc</ButtonLink>
      </span>
    </Empty>
  );
}

function Empty({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-measure py-6">
      <h2 id="found" tabIndex={-1} className="voice scroll-mt-80 outline-none text-xl font-medium">
        {title}
      </h2>
      <div className="mt-2 text-muted">{children}</div>
    </div>
  );
}

function whatFindsMore({ q, from, to }: ListFilters): string {
  if (from !== "" && to !== "" && from > to) return "The first day comes after the last one. Swap them.";
  if (q === "") return "Try other days, or any ending.";
  return "Try fewer or shorter words: the beginning of a word is enough. What was said in erased calls cannot be found any more.";
}
