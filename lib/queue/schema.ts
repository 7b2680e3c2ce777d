import { z } from "zod";
import { policy } from "@/lib/limits/policy";
import { memorySchema } from "@/lib/limits/schema";

/** `full`: no place was to be had. `left`: given up, or the call is over. */
export const ticketStates = ["waiting", "ready", "active", "full", "expired", "left"] as const;

/** A place in line, as our pages are told of it. The id is public: what may be done with it, the visitor's cookie says. */
export type Ticket = {
  ticketId: string | null;
  state: (typeof ticketStates)[number];
  /** 1 is next. */
  position: number | null;
  /** Eight of ten waits from here are between the two. */
  waitSeconds: { p10: number; p90: number } | null;
  /** ISO time. When the place is lost: the turn unless it is taken, the wait unless its page asks again. */
  expiresAt: string | null;
  pollAfterMs: number;
  canHold: boolean;
  note: string | null;
};

/** `POST /api/queue` takes nothing; who waits is said by cookies. */
export const joinSchema = z.strictObject({}, "Send an empty object.");

/** Line breaks stay; nothing else that cannot be seen, and no half of a character, which PostgreSQL would refuse. */
export const noteSchema = z.strictObject({
  note: z
    .string("Write some words.")
    .max(policy.queue.longestNote, `That is more than ${policy.queue.longestNote} characters.`)
    .transform((text) =>
      text
        .replace(/[^\P{Cc}\n]/gu, " ")
        .toWellFormed()
        .trim(),
    ),
});

/** A row of the functions that answer with a ticket. */
export const ticketRowSchema = z.object({
  ticket_id: z.uuid().nullable(),
  state: z.enum(ticketStates),
  place: z.number().nullable(),
  p10_seconds: z.number().nullable(),
  p90_seconds: z.number().nullable(),
  expires_at: z.string().nullable(),
  can_hold: z.boolean(),
  note: z.string().nullable(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

const refusals = ["queue_wait", "usage_spent", "already_talking", "web_budget_spent"] as const;

/** A row of `begin_web_call`. */
export const turnRowSchema = z
  .object({
    outcome: z.enum(["claimed", ...refusals]),
    id: z.uuid().nullable(),
    seconds: z.number(),
    returns_at: z.string().nullable(),
    memory: memorySchema.nullable(),
    ticket_id: z.uuid().nullable(),
    note: z.string().nullable(),
  })
  .transform(({ outcome, id, seconds, returns_at, memory, ticket_id: ticketId, note }) =>
    outcome === "claimed" && id !== null && ticketId !== null
      ? { outcome: "claimed" as const, id, seconds, memory, ticketId, note }
      : {
          outcome: outcome === "claimed" ? ("queue_wait" as const) : outcome,
          returnsAt: returns_at === null ? null : new Date(returns_at),
          ticketId,
        },
  );
export type Turn = z.infer<typeof turnRowSchema>;
/** A slot and talking time, and what Doc may know: of the caller, and of what they wrote while they waited. */
export type GrantedTurn = Extract<Turn, { outcome: "claimed" }>;

/** Rows of `reconcile_slots`: the same drift in each, and a call to look up in all but the first. */
export const driftRowsSchema = z
  .array(z.object({ drift: z.number(), call_id: z.string().nullable() }))
  .min(1);
