import { Button } from "@/components/ui/button";
import { control } from "@/components/ui/control";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ListFilters } from "@/lib/calls/filters";
import { policy } from "@/lib/limits/policy";
import { ZoneField } from "./zone-field";

const endings = [
  ["", "Any ending"],
  ["ended", "Went through"],
  ["not_connected", "Was not put through"],
  ["error", "The line broke"],
  ["ongoing", "Still going on"],
] as const;

type CallFilterProps = { filters: ListFilters; isFiltered: boolean };

/** A plain form: it asks for the page anew, scripts or not, and lands on what was found. */
export function CallFilter({ filters, isFiltered }: CallFilterProps) {
  const isNarrowed = filters.from !== "" || filters.to !== "" || filters.status !== "";
  return (
    <search>
      <form action="/calls#found" method="get" className="border-b border-line pb-4">
        <ZoneField />
        <div className="flex gap-3">
          <label htmlFor="q" className="sr-only">
            Words that were said
          </label>
          <TextInput
            id="q"
            type="search"
            name="q"
            defaultValue={filters.q}
            maxLength={policy.calls.longestSearch}
            placeholder="What was said"
            enterKeyHint="search"
            className="min-w-0"
          />
          <Button type="submit" kind="quiet" className="shrink-0 max-[359px]:px-4">
            Search
          </Button>
        </div>
        <div className="flex flex-wrap items-start justify-between gap-x-6">
          <details open={isNarrowed} className="grow">
            <summary className="inline-flex min-h-11 items-center py-2 text-sm text-muted hover:text-text">
              <span className="link">By date or ending</span>
            </summary>
            <div className="grid gap-4 pt-1 pb-2 sm:grid-cols-3">
              <DateField name="from" label="From" value={filters.from} />
              <DateField name="to" label="To (that day included)" value={filters.to} />
              <div className="flex flex-col gap-1.5">
                <label htmlFor="status" className="text-sm font-medium">
                  How it ended
                </label>
                <Select id="status" name="status" defaultValue={filters.status}>
                  {endings.map(([value, words]) => (
                    <option key={value} value={value}>
                      {words}
                    </option>
                  ))}
                </Select>
              </div>
            </div>
          </details>
          {isFiltered ? (
            <a href="/calls#found" className="inline-flex min-h-11 items-center text-sm">
              <span className="link">Show all calls</span>
            </a>
          ) : null}
        </div>
      </form>
    </search>
  );
}

function DateField({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={name} className="text-sm font-medium">
        {label}
      </label>
      <input id={name} type="date" name={name} defaultValue={value} className={control} />
    </div>
  );
}
