import type { CallRecap } from "@/types/call";

const groups = {
  quiet: {
    title: "Nothing was written down.",
    sentence: "The line was open, and nothing was said that could be kept. Some nights are like that.",
  },
  waiting: {
    title: "We could not hear you.",
    sentence:
      "No sound reached us from your side. A muted microphone is the usual reason; it is checked again before the next call.",
  },
  full: {
    title: "Doc was with too many people.",
    sentence: "There was no room on the line at that moment. It was nothing you did, and it passes.",
  },
  ours: {
    title: "The line broke on our side.",
    sentence: "The voice service gave out before anything could be written down. It was nothing you did.",
  },
  lost: {
    title: "This call left no trace.",
    sentence:
      "The voice service does not know of it: most likely it never began. Nothing was recorded and nothing was counted.",
  },
  unanswered: {
    title: "Nobody picked up.",
    sentence: "It rang and that was all. Nothing was recorded.",
  },
  unreachable: {
    title: "The call could not be put through.",
    sentence: "The number did not take it, or the line did not reach it. Nothing was recorded.",
  },
  elsewhere: {
    title: "The call went on elsewhere.",
    sentence: "It was handed to somebody else, and what was said there is not ours to write down.",
  },
  unknown: {
    title: "There is nothing written down.",
    sentence: "The call ended before anything was said, or the line gave out. Nothing that was here is lost.",
  },
} as const;

type Ending = {
  /** How it ended, as part of a line: "you hung up". */
  how: string;
  /** Why there may be nothing to read. */
  why: keyof typeof groups;
};

const unknownEnding: Ending = { how: "the call ended", why: "unknown" };
const ended = (how: string): Ending => ({ how, why: "quiet" });
const broke: Ending = { how: "the line broke", why: "ours" };
const unanswered: Ending = { how: "nobody picked up", why: "unanswered" };
const unreachable: Ending = { how: "it was not put through", why: "unreachable" };
const handedOver: Ending = { how: "it was handed over", why: "elsewhere" };
const silent: Ending = { how: "no sound came through", why: "waiting" };
const full: Ending = { how: "the line was full", why: "full" };

/** The vendor's disconnection reasons, and our own for a call that it does not know. The vendor's list grows. */
const endings = {
  user_hangup: ended("you hung up"),
  agent_hangup: ended("Doc said goodbye"),
  inactivity: ended("it had gone quiet"),
  max_duration_reached: ended("the time was up"),
  manual_stopped: ended("the call was ended"),
  call_take_over: handedOver,
  call_transfer: handedOver,
  transfer_bridged: handedOver,
  transfer_cancelled: ended("the call ended"),
  voicemail_reached: { how: "voicemail answered", why: "unanswered" },
  ivr_reached: { how: "a machine answered", why: "unanswered" },
  concurrency_limit_reached: full,
  no_concurrency_fallback: full,
  no_valid_payment: broke,
  scam_detected: unreachable,
  dial_busy: { how: "it was busy", why: "unanswered" },
  dial_failed: unreachable,
  dial_no_answer: unanswered,
  user_declined: { how: "it was declined", why: "unanswered" },
  invalid_destination: unreachable,
  telephony_provider_permission_denied: unreachable,
  telephony_provider_unavailable: unreachable,
  sip_routing_error: unreachable,
  marked_as_spam: unreachable,
  error_llm_websocket_open: broke,
  error_llm_websocket_lost_connection: broke,
  error_llm_websocket_runtime: broke,
  error_llm_websocket_corrupt_payload: broke,
  error_no_audio_received: silent,
  error_asr: broke,
  error_retell: broke,
  error_unknown: broke,
  error_user_not_joined: { how: "it never began", why: "lost" },
  registered_call_timeout: { how: "it never began", why: "lost" },
  unknown_to_vendor: { how: "it left no trace", why: "lost" },
} as const satisfies Record<string, Ending>;

const isKnown = (reason: string): reason is keyof typeof endings => Object.hasOwn(endings, reason);

function endingOf({ reason, status }: Pick<CallRecap, "reason" | "status">): Ending {
  if (reason !== null && isKnown(reason)) return endings[reason];
  if (status === "error") return broke;
  return status === "not_connected" ? unreachable : unknownEnding;
}

/** How a call ended, as part of a line. */
export function howItEnded(call: Pick<CallRecap, "reason" | "status">): string {
  return endingOf(call).how;
}

/** Kind words for a call with nothing to read. */
export function whyNothing(call: Pick<CallRecap, "reason" | "status">): { title: string; sentence: string } {
  return groups[endingOf(call).why];
}
