import { policy } from "@/lib/limits/policy";
import type { OpsReport } from "@/lib/ops/schema";
import { toCount, toUtc } from "@/lib/ops/words";
import { CallLink } from "./call-link";
import { CsvLink } from "./csv-link";
import { Part } from "./part";
import { ReplayButton } from "./replay-button";
import { StatusLine } from "./status-line";

/** Events that were given up, the longest dead first, with what PostgreSQL said at the last try. */
export function DeadLetters({ report }: { report: OpsReport }) {
  const { dead } = report.inbox;
  return (
    <Part id="dead-letters" title="Dead letters">
      <StatusLine>
        {dead === 0 ? (
          <p className="mt-2 text-sm text-muted">No event has been given up.</p>
        ) : (
          <Letters report={report} />
        )}
      </StatusLine>
    </Part>
  );
}

function Letters({ report }: { report: OpsReport }) {
  const { dead, deadLetters } = report.inbox;
  return (
    <>
      <p className="mt-2 max-w-measure text-sm text-muted">
        An event is given up after ten tries. Replayed, it has ten more, the first at once. After{" "}
        {policy.retention.inboxBodyDays} days what it said is gone: replaying only takes it off this list
        then.
        {dead > deadLetters.length
          ? ` These are the ${deadLetters.length} longest dead of ${toCount(dead)}.`
          : ""}
      </p>
      <ul className="mt-3">
        {deadLetters.map((letter) => (
          <li
            key={letter.id}
            className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-t border-line py-3 text-sm"
          >
            <div className="min-w-0">
              <p className="font-medium">
                {letter.event} <CallLink callId={letter.callId} />
              </p>
              <p className="figures text-muted">
                Received {toUtc(letter.receivedAt)}, given up {toUtc(letter.deadAt)} after {letter.attempts}{" "}
                tries.
                {letter.cause === null ? "" : ` PostgreSQL answered ${letter.cause}.`}
              </p>
            </div>
            <ReplayButton letterId={letter.id} event={letter.event} callId={letter.callId} />
          </li>
        ))}
      </ul>
      <CsvLink table="dead-letters" title="dead letters" range={report} />
    </>
  );
}
