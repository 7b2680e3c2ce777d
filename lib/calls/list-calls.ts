import type { CallListItem } from "@/types/call";
import type { User } from "@/types/identity";
import { writeCursor } from "./cursor";
import type { CallQuery } from "./schema";
import { listMyCalls } from "./store";

export type CallPage = { calls: CallListItem[]; nextCursor: string | null };

/** One page of one's own calls, newest first. Its cursor leads to the older ones; null when there are none. */
export async function listCalls(query: CallQuery, user: User): Promise<CallPage> {
  const rows = await listMyCalls(query, user.accessToken);
  const page = rows.slice(0, query.limit);
  const last = rows.length > page.length ? page.at(-1) : undefined;
  return { calls: page.map(({ id: _, ...call }) => call), nextCursor: last ? writeCursor(last) : null };
}
