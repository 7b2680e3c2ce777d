import { z } from "zod";
import { RetellError } from "./errors";

const limit = z.coerce.number().int().min(1).max(1000).default(50);
const sortOrder = z.enum(["ascending", "descending"]).default("descending");

export const pageFields = {
  limit,
  sort_order: sortOrder,
  pagination_key: z.string().optional(),
};
export const pageQuery = z.object(pageFields);
export type PageQuery = z.infer<typeof pageQuery>;

export type Page<T> = { items: T[]; has_more: boolean; pagination_key?: string; total?: number };

type Place = { at: number; id: string };

/** One page by (time, id); the key names the last place seen, so a deleted item in between does no harm. */
export function toPage<T>(all: T[], placeOf: (item: T) => Place, query: PageQuery, skip = 0): Page<T> {
  const sign = query.sort_order === "ascending" ? 1 : -1;
  const compare = (a: Place, b: Place) => sign * (a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const after = query.pagination_key ? readKey(query.pagination_key) : undefined;
  const rest = all
    .filter((item) => after === undefined || compare(placeOf(item), after) > 0)
    .sort((a, b) => compare(placeOf(a), placeOf(b)))
    .slice(skip);
  const items = rest.slice(0, query.limit);
  const last = items.at(-1);
  const more = rest.length > items.length;
  return { items, has_more: more, ...(more && last && { pagination_key: writeKey(placeOf(last)) }) };
}

const writeKey = (place: Place) => Buffer.from(`${place.at}:${place.id}`).toString("base64url");

function readKey(key: string): Place {
  const match = /^(\d+):(.+)$/.exec(Buffer.from(key, "base64url").toString());
  if (!match?.[2]) throw new RetellError(400, "pagination_key is not one of ours.");
  return { at: Number(match[1]), id: match[2] };
}
