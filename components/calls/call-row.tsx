import { endingInWords, headlineOf } from "@/lib/calls/call-words";
import { keepingInWords, keepingOf } from "@/lib/calls/keeping";
import { toLength } from "@/lib/calls/playback";
import type { CallListItem } from "@/types/call";
import { LocalTime } from "./local-time";

type CallRowProps = { call: CallListItem; nowMs: number; retentionHours: number };

/** A call as a line of a list; all of it leads to the call. */
export function CallRow({ call, nowMs, retentionHours }: CallRowProps) {
  const keeping = keepingOf(call, nowMs, retentionHours);
  const outcome = [call.durationMs ? toLength(call.durationMs) : "", endingInWords(call)];
  return (
    <li className="relative grid gap-x-6 gap-y-0.5 border-b border-line py-3 hover:bg-surface lg:grid-cols-[12.5rem_1fr_15rem] lg:items-baseline">
      <div className="min-w-0 lg:col-start-2 lg:row-start-1">
        <a
          href={`/calls/${encodeURIComponent(call.callId)}`}
          className={`block wrap-anywhere after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-offset-1 focus-visible:after:outline-text ${call.isErased ? "text-muted" : "font-medium"}`}
        >
          {headlineOf(call)}
        </a>
        {call.topics.length > 0 ? (
          <p className="truncate text-sm text-muted">{call.topics.join(" · ")}</p>
        ) : null}
      </div>
      <p className="figures text-sm text-muted lg:col-start-1 lg:row-start-1">
        <LocalTime iso={call.createdAt} manner="short" />
      </p>
      <p className="text-sm text-muted lg:col-start-3 lg:row-start-1">
        <span className="figures">{outcome.filter(Boolean).join(" · ")}</span>
        <span className="lg:block">
          <span className="lg:hidden"> · </span>
          <span className={keeping.name === "kept" ? "text-fine" : undefined}>{keepingInWords(keeping)}</span>
        </span>
      </p>
    </li>
  );
}
