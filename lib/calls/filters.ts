import { isZone, startOfDay } from "./days";
import { type CallQuery, callQuerySchema } from "./schema";

/** What the list's form holds, as it stands in the page's address. */
export type ListFilters = { q: string; from: string; to: string; status: string; zone: string };

/** A page's address: every name may be there more than once. */
export type SearchParams = Record<string, string | string[] | undefined>;

type Asked = {
  filters: ListFilters;
  isFiltered: boolean;
  isOlder: boolean;
} & ({ query: CallQuery } | { problem: string });

/** Reads the list's address. Dates are days of the reader's zone where the form could tell it, else of UTC. */
export function readListAddress(params: SearchParams): Asked {
  const one = (name: string) => [params[name] ?? ""].flat().at(-1) ?? "";
  const filters = {
    q: one("q").trim(),
    from: one("from"),
    to: one("to"),
    status: one("status"),
    zone: one("zone"),
  };
  const zone = isZone(filters.zone) ? filters.zone : "UTC";
  const asked = {
    q: filters.q,
    status: filters.status,
    cursor: one("cursor"),
    from: startOfDay(filters.from, zone) ?? filters.from,
    to: startOfDay(filters.to, zone, 1) ?? filters.to,
  };
  const isFiltered = [filters.q, filters.from, filters.to, filters.status].some((value) => value !== "");
  const place = { filters, isFiltered, isOlder: asked.cursor !== "" };
  const parsed = callQuerySchema.safeParse(asked);
  if (parsed.success) return { ...place, query: parsed.data };
  return { ...place, problem: parsed.error.issues[0]?.message ?? "That cannot be looked for." };
}

/** The address of the same list, from a cursor on. */
export function listAddress(filters: ListFilters, cursor: string): `/calls?${string}` {
  const given = Object.entries({ ...filters, cursor }).filter(([, value]) => value !== "");
  return `/calls?${new URLSearchParams(given)}`;
}
