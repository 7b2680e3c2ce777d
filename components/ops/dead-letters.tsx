import type { OpsReport } from "@/lib/ops/schema";
import { toCount, toUtc } from "@/lib/ops/words";
import { CallLink } from "./call-link";
import { CsvLink } from "./chart-part";
import { ReplayButton } from "./replay-button";

/** Events that were given up, the longest dead first, with what PostgreSQL said at the last try. */
export function DeadLetters({ report }: { report: OpsReport }) {
  const { dead, deadLetters } = report.inbox;
  return (
    <section aria-labelledby="dead-letters" className="border-t border-line py-6">
      <h2 id="dead-letters" className="voice text-xl font-medium">
        Dead letters
      </h2>
      {dead === 0 ? (
        <p className="mt-2 text-sm text-muted">No event has been given up.</p>
      ) : (
        <>
          <p className="mt-2 text-sm text-muted">
            {dead > deadLetters.length
              ? `The ${deadLetters.length} longest dead of ${toCount(dead)}.`
              : "An event is given up after ten tries. Replayed, it has ten more, the first at once."}
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
                    Received {toUtc(letter.receivedAt)}, given up {toUtc(letter.deadAt)} after{" "}
                    {letter.attempts} tries. Cause: {letter.cause ?? "not told"}
                  </p>
                </div>
                <ReplayButton letterId={letter.id} event={letter.event} callId={letter.callId} />
              </li>
            ))}
          </ul>
          <CsvLink table="dead-letters" title="dead letters" range={report} />
        </>
      )}
    </section>
  );
}
