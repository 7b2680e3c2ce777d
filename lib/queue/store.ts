import { z } from "zod";
import type { QueueRules, Talker, WebAllowances } from "@/lib/limits/schema";
import { callAsSystem, readAnswer } from "@/lib/vendors/supabase";
import { driftRowsSchema, type TicketRow, type Turn, ticketRowSchema, turnRowSchema } from "./schema";

/** Whose ticket: both must be right. */
export type Holder = { ticketId: string; visitorId: string };

const ticketRows = z.array(ticketRowSchema);
const toArgs = ({ ticketId, visitorId }: Holder) => ({ p_ticket_id: ticketId, p_visitor_id: visitorId });
const talkerArgs = ({ visitorId, userId }: Talker) => ({
  p_visitor_id: visitorId,
  ...(userId !== undefined && { p_owner_id: userId }),
});

/** The place taken, or the one there is; state `full` without a ticket when none is to be had. */
export async function joinQueue(talker: Talker, addressHash: string, rules: QueueRules): Promise<TicketRow> {
  const args = { ...talkerArgs(talker), p_address_hash: addressHash, p_rules: rules };
  return readAnswer(z.tuple([ticketRowSchema]), await callAsSystem("join_queue", args))[0];
}

/** Undefined for a ticket that there is not, or not for this visitor; so of the next two. */
export async function pollQueue(holder: Holder, rules: QueueRules): Promise<TicketRow | undefined> {
  const rows = await callAsSystem("poll_queue", { ...toArgs(holder), p_rules: rules });
  return readAnswer(ticketRows, rows)[0];
}

export async function holdPlace(holder: Holder, rules: QueueRules): Promise<TicketRow | undefined> {
  const rows = await callAsSystem("hold_place", { ...toArgs(holder), p_rules: rules });
  return readAnswer(ticketRows, rows)[0];
}

export async function leaveQueue(holder: Holder, rules: QueueRules): Promise<TicketRow | undefined> {
  const rows = await callAsSystem("leave_queue", { ...toArgs(holder), p_rules: rules });
  return readAnswer(ticketRows, rows)[0];
}

/** False when there is nobody who waits under this ticket. */
export async function writeNote(holder: Holder, note: string): Promise<boolean> {
  const isWritten = await callAsSystem("note_in_queue", { ...toArgs(holder), p_note: note });
  return readAnswer(z.boolean(), isWritten);
}

/** A slot and talking time, or neither; one atomic step. */
export async function beginWebCall(
  talker: Talker,
  addressHash: string,
  allowances: WebAllowances,
  rules: QueueRules,
): Promise<Turn> {
  const rows = await callAsSystem("begin_web_call", {
    ...talkerArgs(talker),
    p_address_hash: addressHash,
    p_allowances: allowances,
    p_rules: rules,
  });
  return readAnswer(z.tuple([turnRowSchema]), rows)[0];
}

/** Gives back what no call came of; nobody is called up for so many seconds. */
export async function cancelWebCall(claimId: string, pauseSeconds: number, rules: QueueRules): Promise<void> {
  await callAsSystem("cancel_web_call", {
    p_claim_id: claimId,
    p_pause_seconds: pauseSeconds,
    p_rules: rules,
  });
}

/** Leaves the slot of a call that may be there to itself, for `beginSeconds`; whoever asked is in line again. */
export async function detachWebCall(claimId: string, rules: QueueRules): Promise<void> {
  await callAsSystem("detach_web_call", { p_claim_id: claimId, p_rules: rules });
}

export type Drift = { drift: number; callIds: string[] };

/** The vendor's count beside ours; the calls to look up when ours is the higher. */
export async function reconcileSlots(vendorCalls: number, vendorLimit: number): Promise<Drift> {
  const answer = await callAsSystem("reconcile_slots", {
    p_vendor_calls: vendorCalls,
    p_vendor_limit: vendorLimit,
  });
  const rows = readAnswer(driftRowsSchema, answer);
  return {
    drift: rows[0]?.drift ?? 0,
    callIds: rows.flatMap(({ call_id }) => (call_id === null ? [] : [call_id])),
  };
}

/** Lets turns come and go, and forgets what is older than `keptDays`. Returns how many wait after it. */
export async function sweepQueue(rules: QueueRules, keptDays: number): Promise<number> {
  return readAnswer(z.number(), await callAsSystem("sweep_queue", { p_rules: rules, p_days: keptDays }));
}
