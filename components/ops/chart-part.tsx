import type { DayRange } from "@/lib/ops/day-range";
import type { OpsReport } from "@/lib/ops/schema";
import type { Chart } from "@/lib/ops/series";
import { type TableName, toTable } from "@/lib/ops/tables";
import { ChartPicture } from "./chart-picture";
import { DataTable } from "./data-table";

export type Charted = {
  title: string;
  /** The figure that matters, in words. */
  said: string;
  chart: Chart;
  kind: "bars" | "lines";
  format: (value: number) => string;
  table: TableName;
};
type ChartPartProps = Charted & { report: OpsReport };

/** A figure in words, its days as a picture, and the same as a table and as a file. */
export function ChartPart({ title, said, chart, kind, format, table, report }: ChartPartProps) {
  const { columns, rows } = toTable(table, report);
  return (
    <section
      aria-label={title}
      className="flex min-w-0 flex-col border-t border-line py-5 print:break-inside-avoid"
    >
      <h3 className="font-semibold">{title}</h3>
      <p className="min-h-12 grow text-sm text-muted">{said}</p>
      <ChartPicture {...{ chart, kind, format }} label={`${title}, by day. ${said}`} />
      <details className="print:hidden">
        <summary className="inline-flex min-h-11 items-center text-sm text-muted">
          <span className="link">As a table</span>
        </summary>
        <DataTable title={title} columns={columns} rows={rows} />
        <CsvLink table={table} title={title} range={report} />
      </details>
    </section>
  );
}

export function CsvLink({ table, title, range }: { table: TableName; title: string; range: DayRange }) {
  return (
    <a
      href={`/api/ops/tables/${table}?from=${range.from}&to=${range.to}`}
      download
      className="inline-flex min-h-11 items-center text-sm text-muted print:hidden"
    >
      <span className="link">
        Download <span className="sr-only">{title} </span>as CSV
      </span>
    </a>
  );
}
