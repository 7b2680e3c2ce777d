import { AppError } from "@/lib/errors";
import { queueRules } from "@/lib/limits/get-limits";
import type { Ticket } from "./schema";
import { type Holder, pollQueue } from "./store";
import { toTicket } from "./ticket";

/** Where somebody stands; asking keeps the place. Throws `not_found` for a ticket that is not theirs. */
export async function getTicket(holder: Holder): Promise<Ticket> {
  const rules = queueRules();
  const row = await pollQueue(holder, rules);
  if (!row) throw new AppError("not_found");
  return toTicket(row, rules);
}
