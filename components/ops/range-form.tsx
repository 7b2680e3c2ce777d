import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/control";
import { policy } from "@/lib/limits/policy";
import { addDays, type DayRange } from "@/lib/ops/day-range";

const spans = [
  ["Today", 1],
  ["7 days", 7],
  ["30 days", 30],
  ["90 days", 90],
] as const;

type RangeFormProps = { range: DayRange; notes: readonly string[]; today: string };

/** A plain form: it asks for the page anew, scripts or not, and comes back to this part of it. Days are UTC's. */
export function RangeForm({ range, notes, today }: RangeFormProps) {
  return (
    <search className="mt-3 print:hidden">
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
        <form
          action="/ops#days"
          method="get"
          className="grid grow grid-cols-2 items-end gap-3 sm:flex sm:grow-0"
        >
          <DateField name="from" label="From" value={range.from} max={today} />
          <DateField name="to" label="To" value={range.to} max={today} />
          <Button type="submit" kind="quiet" className="justify-self-start">
            Show
          </Button>
        </form>
        <nav aria-label="Usual ranges" className="flex flex-wrap gap-x-5 text-sm text-muted">
          {spans.map(([words, days]) => {
            const from = addDays(today, 1 - days);
            return (
              <a
                key={words}
                href={`/ops?from=${from}&to=${today}#days`}
                aria-current={range.from === from && range.to === today ? "true" : undefined}
                className="inline-flex min-h-11 min-w-11 items-center hover:text-text aria-[current]:font-semibold aria-[current]:text-text"
              >
                <span className="link">{words}</span>
              </a>
            );
          })}
        </nav>
      </div>
      {notes.length === 0 ? null : (
        <p id="range-notes" className="mt-3 max-w-measure text-sm font-medium">
          {notes.join(" ")}
        </p>
      )}
    </search>
  );
}

type DateFieldProps = { name: string; label: string; value: string; max: string };

function DateField({ name, label, value, max }: DateFieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={name}
        type="date"
        name={name}
        defaultValue={value}
        min={policy.ops.firstDay}
        max={max}
        className={control}
      />
    </div>
  );
}
