import { LocalTime } from "@/components/ui/local-time";
import { endingInWords, headlineOf } from "@/lib/calls/call-words";
import { keepingInWords, keepingOf } from "@/lib/calls/keeping";
import { toLength } from "@/lib/calls/playback";
import type { CallListItem } from "@/types/call";

type CallRowProps = { call: CallListItem; nowMs: number; retentionHours: number };

/** A call as a line of a list; all of it leads to the call. */
export function CallRow({ call, nowMs, retentionHours }: CallRowProps) {
  const keeping = keepingOf(call, nowMs, retentionHours);
  const outcome = [call.durationMs ? toLength(call.durationMs) : "", endingInWords(call)];
  return (
    <li className="relative gap-x-6 border-b border-line py-3 hover:bg-surface lg:grid lg:grid-cols-[11.5rem_1fr_13.5rem] lg:items-baseline">
      <div className="min-w-0 lg:col-start-2 lg:row-start-1">
        <a
          href={`/calls/${encodeURIComponent(call.callId)}`}
          className={`-my-2.5 block py-2.5 wrap-anywhere after:absolute after:inset-0 ${call.isErased ? "text-muted" : "font-medium"}`}
        >
          {headlineOf(call)}
        </a>
        {call.topics.length > 0 ? (
          <p className="truncate text-sm text-muted">{call.topics.join(" · ")}</p>
        ) : null}
      </div>
      {/* One running line on a phone, two columns at a desk. */}
      <p className="figures text-sm text-muted lg:contents">
        <span className="lg:col-start-1 lg:row-start-1">
          <LocalTime iso={call.createdAt} manner="short" />
        </span>
        <Dot />
        <span className="lg:col-start-3 lg:row-start-1">
          {outcome.filter(Boolean).join(" · ")}
          <Dot />
          <span className={`whitespace-nowrap lg:block ${keeping.name === "kept" ? "text-fine" : ""}`}>
            {keepingInWords(keeping)}
          </span>
        </span>
      </p>
    </li>
  );
}

function Dot() {
  return <span className="lg:hidden"> · </span>;
}
