import { AppError } from "@/lib/errors";
import { queueRules } from "@/lib/limits/get-limits";
import type { Ticket } from "./schema";
import * as store from "./store";
import { toTicket } from "./ticket";

/** Gives a place or a turn up, to whoever is next; a call that runs is not ended by it. Throws `not_found`. */
export async function leaveQueue(holder: store.Holder): Promise<Ticket> {
  const rules = queueRules();
  const row = await store.leaveQueue(holder, rules);
  if (!row) throw new AppError("not_found");
  return toTicket(row, rules);
}
