import type { QueueRules } from "@/lib/limits/schema";
import { pollAfterMs } from "./poll-pace";
import type { Ticket, TicketRow } from "./schema";

/** A ticket's row as our pages are told of it. With no slots at all there is no telling how long it takes. */
export function toTicket(row: TicketRow, { capacity }: Pick<QueueRules, "capacity">): Ticket {
  const { p10_seconds: p10, p90_seconds: p90 } = row;
  return {
    ticketId: row.ticket_id,
    state: row.state,
    position: row.place,
    waitSeconds: p10 === null || p90 === null || capacity < 1 ? null : { p10, p90 },
    expiresAt: row.expires_at,
    pollAfterMs: pollAfterMs(row.state, row.place),
    canHold: row.can_hold,
    note: row.note,
  };
}
