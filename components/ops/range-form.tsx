import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/control";
import { addDays, type DayRange } from "@/lib/ops/day-range";

const spans = [
  ["Today", 1],
  ["7 days", 7],
  ["30 days", 30],
  ["90 days", 90],
] as const;

/** A plain form: it asks for the page anew, scripts or not. Days are UTC's. */
export function RangeForm({ range, today }: { range: DayRange; today: string }) {
  return (
    <search className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
      <form action="/ops" method="get" className="flex flex-wrap items-end gap-3">
        <DateField name="from" label="From" value={range.from} max={today} />
        <DateField name="to" label="To" value={range.to} max={today} />
        <Button type="submit" kind="quiet">
          Show
        </Button>
      </form>
      <nav aria-label="Usual ranges" className="flex flex-wrap gap-x-5 text-sm text-muted">
        {spans.map(([words, days]) => (
          <a
            key={words}
            href={`/ops?from=${addDays(today, 1 - days)}&to=${today}`}
            className="inline-flex min-h-11 min-w-11 items-center hover:text-text"
          >
            <span className="link">{words}</span>
          </a>
        ))}
      </nav>
    </search>
  );
}

type DateFieldProps = { name: string; label: string; value: string; max: string };

function DateField({ name, label, value, max }: DateFieldProps) {
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      <input id={name} type="date" name={name} defaultValue={value} max={max} className={control} />
    </div>
  );
}
