/**
 * How much each source's word weighs when two say different things about one call: the later in the call's life,
 * the more. A read-back of a finished call says what call_analyzed says, so it stands just below it.
 */
export const rankOf = {
  guess: 0,
  call_started: 10,
  transcript_updated: 20,
  other: 20,
  readback: 30,
  call_ended: 40,
  readback_final: 45,
  call_analyzed: 50,
} as const;

/** The weight of a webhook by its name; the vendor's list grows, and an unknown one weighs as little as an update. */
export function rankOfEvent(event: string): number {
  if (event === "call_started" || event === "call_ended" || event === "call_analyzed") return rankOf[event];
  return event === "transcript_updated" ? rankOf.transcript_updated : rankOf.other;
}
