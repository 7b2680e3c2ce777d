import type { OpsCall } from "@/lib/ops/schema";
import { changesOf, factsOf, settlementOf, verdictOf } from "@/lib/ops/verdict";
import { toUtc } from "@/lib/ops/words";
import { ReplayButton } from "./replay-button";
import { StatusLine } from "./status-line";

const looks = { ok: "text-muted", warn: "font-medium", bad: "font-medium text-live" };

/** All that is known of one call but what was said in it, and by whom. */
export function CallStory({ call }: { call: OpsCall }) {
  return (
    <>
      <h1 className="voice text-2xl font-medium">{titleOf(call)}</h1>
      <p className="figures mt-2 text-sm wrap-anywhere text-muted">{call.callId}. Times are UTC's.</p>
      <Lines id="facts" title="The call" lines={factsOf(call)} />
      <Lines id="settlement" title="What it held" lines={settlementOf(call)} />
      <section aria-labelledby="deliveries" className="border-t border-line py-6">
        <h2 id="deliveries" className="voice text-lg font-medium">
          What came
        </h2>
        {call.deliveries.length === 0 ? (
          <p className="mt-2 text-sm text-muted">No event has come for this call.</p>
        ) : null}
        <StatusLine>
          <ol className="mt-3">
            {call.deliveries.map((delivery) => {
              const verdict = verdictOf(delivery);
              return (
                <li
                  key={delivery.id}
                  className="grid gap-x-6 border-t border-line py-2 text-sm lg:grid-cols-[10rem_1fr]"
                >
                  <span className="figures text-muted">{toUtc(delivery.receivedAt)}</span>
                  <div>
                    <p>
                      <span className="font-medium">{delivery.event}. </span>
                      <span className={looks[verdict.state]}>{verdict.words}</span>
                    </p>
                    <p className="text-muted">{changesOf(delivery)}</p>
                    {delivery.deadAt === null ? null : (
                      <div className="mt-3">
                        <ReplayButton letterId={delivery.id} event={delivery.event} callId={call.callId} />
                      </div>
                    )}
                  </div>
                </li>
              );
            })}
          </ol>
        </StatusLine>
      </section>
    </>
  );
}

function titleOf({ kind, createdAt }: OpsCall): string {
  const name = kind === "phone" ? "Phone call" : kind === "web" ? "Browser call" : "Call";
  return createdAt === null ? name : `${name} of ${toUtc(createdAt)}`;
}

type LinesProps = { id: string; title: string; lines: readonly [string, string][] };

function Lines({ id, title, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={id} className="border-t border-line py-6 first-of-type:mt-4">
      <h2 id={id} className="voice text-lg font-medium">
        {title}
      </h2>
      <dl className="figures mt-3 grid gap-x-10 text-sm lg:grid-cols-2">
        {lines.map(([name, words]) => (
          <div key={name} className="grid grid-cols-[8.5rem_1fr] gap-x-4 border-t border-line py-1.5">
            <dt className="text-muted">{name}</dt>
            <dd className="wrap-anywhere">{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
