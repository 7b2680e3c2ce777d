import { pollAfterMs } from "./poll-pace";
import type { Ticket, TicketRow } from "./schema";

/** A ticket's row as our pages are told of it. */
export function toTicket(row: TicketRow): Ticket {
  const { p10_seconds: p10, p90_seconds: p90 } = row;
  return {
    ticketId: row.ticket_id,
    state: row.state,
    position: row.place,
    waitSeconds: p10 === null || p90 === null ? null : { p10, p90 },
    expiresAt: row.expires_at,
    pollAfterMs: pollAfterMs(row.state, row.place),
    canHold: row.can_hold,
    note: row.note,
  };
}
