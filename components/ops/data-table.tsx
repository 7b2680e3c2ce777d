import type { Cell, Table } from "@/lib/ops/tables";

/** A region that scrolls takes focus, for whoever scrolls with the arrows (WCAG 2.1.1). */
const scrollable = { tabIndex: 0 };

/** A table that is pushed sideways where the screen is narrow, by finger or keyboard. */
export function DataTable({ title, columns, rows }: Table) {
  return (
    <section
      aria-label={`${title}, as a table`}
      {...scrollable}
      className="max-h-96 overflow-auto border-y border-line print:max-h-none"
    >
      <table className="figures w-full border-collapse text-sm">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 bg-ground py-2 pr-4 align-bottom font-medium text-muted ${sideOf(rows, index)}`}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join(" ")} className="border-t border-line">
              {row.map((cell, index) => (
                <td
                  key={columns[index]}
                  className={`py-1.5 pr-4 align-baseline ${index === 0 ? "whitespace-nowrap" : ""} ${sideOf(rows, index)}`}
                >
                  {toWords(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function sideOf(rows: Table["rows"], index: number): string {
  return rows.some((row) => typeof row[index] === "number") ? "text-right" : "text-left";
}

/** A code is written as words; the file has it as it is. */
function toWords(cell: Cell): string {
  if (cell === null) return "–";
  return typeof cell === "number" ? cell.toLocaleString("en-US") : cell.replaceAll("_", " ");
}
