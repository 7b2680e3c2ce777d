import { AppError } from "@/lib/errors";
import { queueRules } from "@/lib/limits/get-limits";
import type { Ticket } from "./schema";
import * as store from "./store";
import { toTicket } from "./ticket";

/** Once, whoever is called up may take as long again; asked for again, nothing changes. Throws `not_found`. */
export async function holdPlace(holder: store.Holder): Promise<Ticket> {
  const rules = queueRules();
  const row = await store.holdPlace(holder, rules);
  if (!row) throw new AppError("not_found");
  return toTicket(row, rules);
}
