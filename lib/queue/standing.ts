import type { SeenTicket } from "./parse-ticket";
import type { Ticket } from "./schema";

/** Our server's word, or why there was none. */
export type QueueAnswer =
  | { ok: true; data: SeenTicket }
  | {
      ok: false;
      failure: { status: number | undefined; sentence: string; retryAfterSeconds: number | undefined };
    };

/** How somebody stands with the line, as their page knows it. `isOutOfTouch`: our server has not answered lately. */
export type Standing =
  | { name: "asking" }
  | {
      name: "line";
      ticketId: string;
      place: number;
      waitSeconds: Ticket["waitSeconds"];
      note: string | null;
      isOutOfTouch: boolean;
    }
  | {
      name: "turn";
      ticketId: string;
      /** When it passes, by this machine's clock. */
      untilMs: number;
      canHold: boolean;
      note: string | null;
      isOutOfTouch: boolean;
    }
  /** The place is lost: the turn was not taken, or the page was not heard of for too long. */
  | { name: "passed"; why: "turn" | "silence" | "unknown" }
  | { name: "full" }
  /** On a call, in another tab or on another device. */
  | { name: "elsewhere" }
  | { name: "left" }
  | { name: "refused"; sentence: string };

/** How they stand after an answer, or after none. */
export function nextStanding(before: Standing, answer: QueueAnswer, nowMs: number): Standing {
  if (answer.ok) return toStanding(before, answer.data, nowMs);
  if (answer.failure.status === 404) return { name: "passed", why: "unknown" };
  if (before.name === "line" || before.name === "turn") return { ...before, isOutOfTouch: true };
  return before.name === "asking" ? { name: "refused", sentence: answer.failure.sentence } : before;
}

function toStanding(before: Standing, { ticket, serverNowMs }: SeenTicket, nowMs: number): Standing {
  const { ticketId, position, waitSeconds, expiresAt, canHold, note } = ticket;
  const kept = { ticketId: ticketId ?? "", note, isOutOfTouch: false };
  switch (ticket.state) {
    case "waiting":
      return { name: "line", ...kept, place: position ?? 1, waitSeconds };
    case "ready": {
      const leftMs = Date.parse(expiresAt ?? "") - serverNowMs;
      return { name: "turn", ...kept, untilMs: steady(before, nowMs + leftMs), canHold };
    }
    case "active":
      return { name: "elsewhere" };
    case "expired":
      return { name: "passed", why: whyPassed(before) };
    case "full":
    case "left":
      return { name: ticket.state };
  }
}

function whyPassed(before: Standing): "turn" | "silence" | "unknown" {
  if (before.name === "turn") return "turn";
  return before.name === "line" ? "silence" : "unknown";
}

/** The servers' clock has whole seconds, so that each answer puts the end a little elsewhere; it moves only when it does. */
function steady(before: Standing, untilMs: number): number {
  return before.name === "turn" && Math.abs(before.untilMs - untilMs) < 1500 ? before.untilMs : untilMs;
}

/** When to look again, in ms: at the server's pace, at the end of a turn, and soon after no answer. */
export function nextLookMs(standing: Standing, pollAfterMs: number, nowMs: number): number | undefined {
  switch (standing.name) {
    case "line":
    case "elsewhere":
      return pollAfterMs;
    case "turn":
      return Math.max(500, Math.min(pollAfterMs, standing.untilMs - nowMs + 250));
    default:
      return undefined;
  }
}
