import type { Cell, Table } from "@/lib/ops/tables";

/** A region that scrolls takes focus, for whoever scrolls with the arrows (WCAG 2.1.1). */
const scrollable = { tabIndex: 0 };

type DataTableProps = Table & {
  /** Of few columns, in words: on a phone they flow, each figure after its column's name. */
  flows?: true;
};
const looks = {
  flows: {
    table: "block sm:table print:table",
    head: "sr-only sm:not-sr-only sm:table-header-group print:not-sr-only print:table-header-group",
    body: "block sm:table-row-group print:table-row-group",
    row: "flex flex-wrap gap-x-3 py-1.5 sm:table-row print:table-row",
    cell: "wrap-anywhere sm:py-1.5 sm:pr-4 print:py-1.5 print:pr-4",
  },
  scrolls: { table: "", head: "", body: "", row: "", cell: "py-1.5 pr-4" },
};

/** A table that is pushed sideways where the screen is narrow, by finger or keyboard, unless it flows. */
export function DataTable({ title, columns, rows, flows }: DataTableProps) {
  const look = flows ? looks.flows : looks.scrolls;
  return (
    <section
      aria-label={`${title}, as a table`}
      {...scrollable}
      className="max-h-96 overflow-auto border-y border-line print:max-h-none"
    >
      <table className={`figures w-full border-collapse text-sm ${look.table}`}>
        <thead className={look.head}>
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
        <tbody className={look.body}>
          {rows.map((row) => (
            <tr key={row.join(" ")} className={`border-t border-line ${look.row}`}>
              {row.map((cell, index) => (
                <td
                  key={columns[index]}
                  className={`${look.cell} align-baseline ${index === 0 ? "whitespace-nowrap" : ""} ${sideOf(rows, index)}`}
                >
                  {flows && typeof cell === "number" ? (
                    <span className="text-muted sm:hidden print:hidden">{columns[index]} </span>
                  ) : null}
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
