import type { OpsReport } from "@/lib/ops/schema";
import { toTable } from "@/lib/ops/tables";
import { toCount, toUtc } from "@/lib/ops/words";
import { CsvLink } from "./csv-link";
import { DataTable } from "./data-table";
import { Part } from "./part";

/** Why clips of these days failed, and whether any are stuck now; nothing before there are clips at all. */
export function FailedClips({ report }: { report: OpsReport }) {
  if (!report.clips) return null;
  const { working, oldestWorkingAt } = report.clips;
  const table = toTable("failed-clips", report);
  return (
    <Part id="failed-clips" title="Clips that failed">
      {working === 0 ? null : (
        <p className="figures mt-2 text-sm text-muted">
          {toCount(working)} in the making now, the oldest since {toUtc(oldestWorkingAt)}. The sweep goes on
          with each of them.
        </p>
      )}
      {table.rows.length === 0 ? (
        <p className="mt-2 text-sm text-muted">None in these days.</p>
      ) : (
        <div className="mt-3">
          <DataTable {...table} flows />
          <CsvLink table="failed-clips" title="clips that failed" range={report} />
        </div>
      )}
    </Part>
  );
}
