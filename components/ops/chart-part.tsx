import type { OpsReport } from "@/lib/ops/schema";
import type { Chart } from "@/lib/ops/series";
import { type TableName, toTable } from "@/lib/ops/tables";
import { ChartPicture } from "./chart-picture";
import { CsvLink } from "./csv-link";
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

/**
 * A figure in words, its days as a picture, and the same as a table and as a file. Its four rows are those of the grid it
 * stands in, so that a table that is opened moves nothing beside it or above.
 */
export function ChartPart({ title, said, chart, kind, format, table, report }: ChartPartProps) {
  const { columns, rows } = toTable(table, report);
  return (
    <section
      aria-label={title}
      className="row-span-4 grid min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-subgrid border-t border-line py-5 print:break-inside-avoid"
    >
      <h3 className="font-semibold">{title}</h3>
      <p className="min-h-12 text-sm text-muted">{said}</p>
      <ChartPicture {...{ chart, kind, format }} label={`${title}, by day. ${said}`} />
      <details className="print:hidden">
        <summary className="inline-flex min-h-11 scroll-mt-4 items-center text-sm text-muted">
          <span className="link">As a table</span>
          <span className="sr-only">: {title}</span>
        </summary>
        <DataTable title={title} columns={columns} rows={rows} />
        <CsvLink table={table} title={title} range={report} />
      </details>
    </section>
  );
}
