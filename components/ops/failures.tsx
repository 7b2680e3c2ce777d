import type { OpsReport } from "@/lib/ops/schema";
import { toTable } from "@/lib/ops/tables";
import { CsvLink } from "./csv-link";
import { DataTable } from "./data-table";
import { Part } from "./part";

/** What Retell said of each call that failed. */
export function Failures({ report }: { report: OpsReport }) {
  const table = toTable("failures", report);
  return (
    <Part id="failures" title="Calls that failed">
      {table.rows.length === 0 ? (
        <p className="mt-2 text-sm text-muted">None in these days.</p>
      ) : (
        <div className="mt-3">
          <DataTable {...table} flows />
          <CsvLink table="failures" title="calls that failed" range={report} />
        </div>
      )}
    </Part>
  );
}
