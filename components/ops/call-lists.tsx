import type { OpsReport } from "@/lib/ops/schema";
import { toDollars, toLength, toShortTime, toUtc } from "@/lib/ops/words";
import { CallFinder } from "./call-finder";
import { CallLink } from "./call-link";
import { Part } from "./part";

/** Calls of which the end is overdue; nothing where there are none. */
export function SilentCalls({ silent }: Pick<OpsReport, "silent">) {
  if (silent.length === 0) return null;
  return (
    <Part id="silent" title="Calls that should have ended">
      <ul className="mt-3">
        {silent.map(({ callId, kind, status, dueAt, lastEventAt }) => (
          <li key={callId} className="border-t border-line py-1 text-sm">
            <CallLink callId={callId} />{" "}
            <span className="figures text-muted">
              {kind}, {plain(status)}; due {toUtc(dueAt)}, last heard of {toUtc(lastEventAt)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

type Call = OpsReport["lastCalls"][number];
type Column = {
  name: string;
  of: (call: Call) => string | undefined;
  isFigure?: true;
  /** Leads the figure where there is no head above it. */
  lead?: string;
};

const columns: Column[] = [
  { name: "Kind", of: ({ kind }) => kind },
  { name: "How it ended", of: ({ status, reason }) => plain(reason ?? status) },
  { name: "Lasted", of: ({ durationMs }) => orNone(durationMs, toLength), isFigure: true },
  { name: "Cost", of: ({ microUsd }) => orNone(microUsd, toDollars), isFigure: true },
  {
    name: "Doc's p95",
    of: ({ voiceP95Ms }) => orNone(voiceP95Ms, toShortTime),
    isFigure: true,
    lead: "p95 ",
  },
];

/** The newest calls of the range, and any other by its id: the way to each call's page. */
export function LastCalls({ lastCalls }: Pick<OpsReport, "lastCalls">) {
  return (
    <Part id="last-calls" title="Last calls">
      <CallFinder />
      {lastCalls.length === 0 ? <p className="mt-4 text-sm text-muted">None in these days.</p> : null}
      {lastCalls.length === 0 ? null : (
        <table className="figures mt-4 block w-full text-sm lg:table print:table">
          <thead className="sr-only lg:not-sr-only lg:table-header-group print:table-header-group">
            <tr>
              <Head name="Call" />
              <Head name="Made" />
              {columns.map(({ name, isFigure }) => (
                <Head key={name} name={name} isFigure={isFigure} />
              ))}
            </tr>
          </thead>
          <tbody className="block lg:table-row-group print:table-row-group">
            {lastCalls.map((call) => (
              <Row key={call.callId} call={call} />
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

function Head({ name, isFigure }: { name: string; isFigure?: true | undefined }) {
  return (
    <th scope="col" className={`py-2 pr-4 font-medium text-muted ${isFigure ? "text-right" : "text-left"}`}>
      {name}
    </th>
  );
}

/** On a phone its cells flow: the call, and below it all that is known of it. */
function Row({ call }: { call: Call }) {
  const cell = "lg:table-cell lg:py-0.5 lg:pr-4 print:table-cell print:py-0.5 print:pr-4";
  return (
    <tr className="flex flex-wrap items-baseline gap-x-3 border-t border-line pb-2 lg:table-row print:table-row print:break-inside-avoid">
      <td className={`${cell} basis-full`}>
        <CallLink callId={call.callId} />
      </td>
      <td className={`${cell} whitespace-nowrap text-muted`}>{toUtc(call.createdAt)}</td>
      {columns.map(({ name, of, isFigure, lead }) => {
        const told = of(call);
        return (
          <td
            key={name}
            className={`${cell} text-muted ${isFigure ? "whitespace-nowrap lg:text-right print:text-right" : ""} ${told === undefined ? "hidden" : ""}`}
          >
            {lead && told ? <span className="lg:hidden print:hidden">{lead}</span> : null}
            {told ?? "–"}
          </td>
        );
      })}
    </tr>
  );
}

const plain = (code: string) => code.replaceAll("_", " ");
const orNone = (value: number | null, of: (value: number) => string) =>
  value === null ? undefined : of(value);
