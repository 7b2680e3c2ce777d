import type { Ticket } from "./schema";

/** A ticket as a page reads it, with the server's clock beside it, so that a wrong clock here makes no wrong countdown. */
export type SeenTicket = { ticket: Ticket; serverNowMs: number };

const states: Record<Ticket["state"], true> = {
  waiting: true,
  ready: true,
  active: true,
  full: true,
  expired: true,
  left: true,
};

/** An answer of `/api/queue`, or undefined when it is something else. By hand: zod would weigh more than the waiting room. */
export function parseTicket(body: unknown, headers: Headers, nowMs: number): SeenTicket | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { ticketId, state, position, waitSeconds, expiresAt, pollAfterMs, canHold, note } = body as Record<
    string,
    unknown
  >;
  if (typeof state !== "string" || !isState(state) || typeof pollAfterMs !== "number") return undefined;
  const ticket = {
    ticketId: text(ticketId),
    state,
    position: typeof position === "number" ? position : null,
    waitSeconds: range(waitSeconds),
    expiresAt: text(expiresAt),
    pollAfterMs,
    canHold: canHold === true,
    note: text(note),
  };
  if (state === "waiting" && (ticket.position === null || ticket.ticketId === null)) return undefined;
  if (state === "ready" && (ticket.expiresAt === null || ticket.ticketId === null)) return undefined;
  const serverNowMs = Date.parse(headers.get("date") ?? "");
  // The header has whole seconds: taken as the next one, a turn ends here no later than there.
  return { ticket, serverNowMs: Number.isNaN(serverNowMs) ? nowMs : serverNowMs + 1000 };
}

const isState = (state: string): state is Ticket["state"] => Object.hasOwn(states, state);
const text = (value: unknown) => (typeof value === "string" ? value : null);

function range(value: unknown): Ticket["waitSeconds"] {
  if (typeof value !== "object" || value === null) return null;
  const { p10, p90 } = value as Record<string, unknown>;
  return typeof p10 === "number" && typeof p90 === "number" ? { p10, p90 } : null;
}
