import { toFailureWords } from "./clip-failures";
import type { OpsReport } from "./schema";

export type Cell = string | number | null;
export type Table = {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
};

const dollars = (microUsd: number | null) => (microUsd === null ? null : Math.round(microUsd / 10_000) / 100);
const minutes = (seconds: number) => Math.round((seconds / 60) * 10) / 10;

/** Every figure of the page as a table, for whoever reads none of the charts, and for a spreadsheet. */
const makers = {
  calls: (report) => ({
    title: "Calls",
    columns: ["Day", "Kind", "Outcome", "Calls", "Minutes", "Dollars"],
    rows: report.calls.map((row) => [
      row.day,
      row.kind,
      row.outcome,
      row.calls,
      minutes(row.seconds),
      dollars(row.microUsd),
    ]),
  }),
  minutes: (report) => ({
    title: "Minutes",
    columns: ["Day", "Kind", "Outcome", "Minutes"],
    rows: report.calls
      .filter(({ seconds }) => seconds > 0)
      .map((row) => [row.day, row.kind, row.outcome, minutes(row.seconds)]),
  }),
  money: (report) => ({
    title: "Money",
    columns: ["Day", "Kind", "Outcome", "Dollars"],
    rows: report.calls
      .filter(({ microUsd }) => microUsd > 0)
      .map((row) => [row.day, row.kind, row.outcome, dollars(row.microUsd)]),
  }),
  failures: (report) => ({
    title: "Calls that failed",
    columns: ["Day", "Calls", "Outcome", "Retell's reason"],
    rows: report.failures.toReversed().map((row) => [row.day, row.calls, row.outcome, row.reason]),
  }),
  latency: (report) => ({
    title: "Doc's answers",
    columns: ["Day", "Calls", "p50 ms", "p95 ms"],
    rows: report.latency.map((row) => [row.day, row.calls, row.p50Ms, row.p95Ms]),
  }),
  webhooks: (report) => ({
    title: "Webhooks",
    columns: ["Day", "Events", "p50 ms", "p99 ms"],
    rows: report.webhooks.map((row) => [row.day, row.events, row.p50Ms, row.p99Ms]),
  }),
  queue: (report) => ({
    title: "Queue",
    columns: ["Day", "Joined", "Had a turn", "Gone", "Wait p50 s", "Wait p95 s", "Told", "As told"],
    rows: report.queue.days.map((row) => [
      row.day,
      row.joined,
      row.admitted,
      row.gone,
      row.waitP50Seconds,
      row.waitP95Seconds,
      row.told,
      row.toldRight,
    ]),
  }),
  refusals: (report) => ({
    title: "Refusals",
    columns: ["Day", "Rule", "Refusals"],
    rows: report.counts.refusals.map((row) => [row.day, row.code, row.count]),
  }),
  "sign-ins": (report) => ({
    title: "Sign-ins",
    columns: ["Day", "Sign-ins"],
    rows: report.counts.signIns.map((row) => [row.day, row.count]),
  }),
  clips: (report) => ({
    title: "Clips",
    columns: ["Day", "Started", "Ready", "Failed", "p50 s", "p95 s"],
    rows: (report.clips?.days ?? []).map((row) => [
      row.day,
      row.started,
      row.ready,
      row.failed,
      row.p50Seconds,
      row.p95Seconds,
    ]),
  }),
  "failed-clips": (report) => ({
    title: "Clips that failed",
    columns: ["Clips", "Reason"],
    rows: (report.clips?.failures ?? []).map(({ clips, reason }) => [clips, toFailureWords(reason)]),
  }),
  "dead-letters": (report) => ({
    title: "Dead letters",
    columns: ["Id", "Call", "Event", "Tries", "Cause", "Received", "Given up"],
    rows: report.inbox.deadLetters.map((row) => [
      row.id,
      row.callId,
      row.event,
      row.attempts,
      row.cause,
      row.receivedAt,
      row.deadAt,
    ]),
  }),
} satisfies Record<string, (report: OpsReport) => Table>;

export type TableName = keyof typeof makers;

export function isTableName(name: string): name is TableName {
  return Object.hasOwn(makers, name);
}

export function toTable(name: TableName, report: OpsReport): Table {
  return makers[name](report);
}

/** As RFC 4180 has it. What a spreadsheet would take for a formula is led by an apostrophe. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map((row) => `${row.map(toField).join(",")}\r\n`).join("");
}

function toField(cell: Cell): string {
  if (cell === null) return "";
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
