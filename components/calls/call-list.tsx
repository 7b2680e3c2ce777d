import type { ListFilters } from "@/lib/calls/filters";
import { listAddress } from "@/lib/calls/filters";
import type { CallListItem } from "@/types/call";
import { CallRow } from "./call-row";

type CallListProps = {
  calls: readonly CallListItem[];
  nextCursor: string | null;
  filters: ListFilters;
  isOlder: boolean;
  nowMs: number;
  retentionHours: number;
};

export function CallList({ calls, nextCursor, filters, isOlder, nowMs, retentionHours }: CallListProps) {
  return (
    <>
      <ol className="border-t border-line">
        {calls.map((call) => (
          <CallRow key={call.callId} call={call} nowMs={nowMs} retentionHours={retentionHours} />
        ))}
      </ol>
      <nav aria-label="Pages of calls" className="flex min-h-14 flex-wrap justify-between gap-x-6 pt-3">
        {isOlder ? <PageLink href={`${listAddress(filters, "")}#found`}>Newest calls</PageLink> : <span />}
        {nextCursor ? (
          <PageLink href={`${listAddress(filters, nextCursor)}#found`}>Older calls</PageLink>
        ) : null}
      </nav>
    </>
  );
}

function PageLink({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center">
      <span className="link">{children}</span>
    </a>
  );
}
