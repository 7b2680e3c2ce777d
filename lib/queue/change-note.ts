import { getTicket } from "./get-ticket";
import type { Ticket } from "./schema";
import { type Holder, writeNote } from "./store";

/** What somebody wants Doc to know, until their call begins; empty takes it away. Throws `not_found`. */
export async function changeNote(holder: Holder, note: string): Promise<Ticket> {
  await writeNote(holder, note);
  return getTicket(holder);
}
