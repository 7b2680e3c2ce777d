import type { DayRange } from "@/lib/ops/day-range";
import type { TableName } from "@/lib/ops/tables";

type CsvLinkProps = { table: TableName; title: string; range: DayRange };

/** A table of the days as a file. */
export function CsvLink({ table, title, range }: CsvLinkProps) {
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
