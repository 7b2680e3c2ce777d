import { policy } from "@/lib/limits/policy";

/** How far a call came: no phone rang, one rang and nobody spoke, or somebody answered. */
type Reach = "nowhere" | "rang" | "answered";

/** `again`: the form may be sent again. `browser`: the call in the browser. `recap`: what is written below. */
export type NextStep = { kind: "again" | "browser" | "recap"; text: string };

/** What the page says of a call that is over: what happened, what it means, and one thing to do. */
export type CallWords = { headline: string; sentence: string; next: NextStep };

const { maxDurationSeconds, ringSeconds, windowHours } = policy.phoneCall;

const inBrowser: NextStep = { kind: "browser", text: "Talk to Doc in the browser instead." };
const tryAgain: NextStep = { kind: "again", text: "Nothing was counted. Try again in a few minutes." };
const checkNumber: NextStep = { kind: "again", text: "Nothing was counted. Check the number and try again." };
const readRecap: NextStep = { kind: "recap", text: "The recap is below, as soon as it is written." };

type Ending = CallWords & { reach: Reach };

const talked = (headline: string, sentence: string): Ending => ({
  reach: "answered",
  headline,
  sentence,
  next: readRecap,
});
const brokeOff = (sentence: string): Ending => ({
  reach: "answered",
  headline: "The line broke on our side.",
  sentence: `${sentence} It was nothing you did.`,
  next: inBrowser,
});
const missed = (headline: string, sentence: string): Ending => ({
  reach: "rang",
  headline,
  sentence,
  next: inBrowser,
});
const notPlaced = (headline: string, sentence: string, next = tryAgain): Ending => ({
  reach: "nowhere",
  headline,
  sentence,
  next,
});

const heldByUs = `We try a number once in ${windowHours} hours, so it will not ring again before then.`;
const handedOver = talked("The call went on elsewhere.", "It was handed to somebody else on the line.");
const noRoom = notPlaced("All our lines were taken.", "Nothing rang.");
const noNetwork = notPlaced("The telephone network did not take the call.", "Nothing rang.");
const brokenVoice = brokeOff("The voice lost its thread in the middle of the call.");

/** The voice service's disconnection reasons, and our own for a call that it does not know. The list grows. */
const endings = {
  user_hangup: talked("You hung up.", "That was the call."),
  agent_hangup: talked("The agent said goodbye.", "That was the call."),
  max_duration_reached: talked(
    "Time was up.",
    `A demo call lasts ${maxDurationSeconds / 60} minutes at most.`,
  ),
  inactivity: talked("It had gone quiet.", "Nobody said anything for a while, so the line was closed."),
  manual_stopped: talked("The call was ended from our side.", "Somebody here stopped it by hand."),
  call_take_over: handedOver,
  call_transfer: handedOver,
  transfer_bridged: handedOver,
  transfer_cancelled: talked("The call ended.", "It was to be handed over, and that came to nothing."),
  scam_detected: {
    ...missed(
      "The call was stopped as suspicious.",
      "A filter on the way took it for a scam, and cut it off.",
    ),
    reach: "answered",
  },
  voicemail_reached: missed("Voicemail answered.", `We left no message. ${heldByUs}`),
  ivr_reached: missed("A machine answered.", `It was a menu and not a person, so we hung up. ${heldByUs}`),
  dial_no_answer: missed("Nobody picked up.", `It rang for ${ringSeconds} seconds. ${heldByUs}`),
  dial_busy: missed("The line was busy.", `Somebody was talking on it. ${heldByUs}`),
  user_declined: missed("The call was declined.", `That is an answer too. ${heldByUs}`),
  marked_as_spam: missed(
    "A spam filter took the call.",
    `Your phone or its network kept it away. ${heldByUs}`,
  ),
  dial_failed: notPlaced(
    "The call could not be put through.",
    "The network did not get to the phone; nothing rang.",
  ),
  invalid_destination: notPlaced("That number does not take calls.", "Nothing rang.", checkNumber),
  telephony_provider_permission_denied: notPlaced(
    "Our telephone line may not call that number.",
    "Nothing rang, and nothing was counted.",
    inBrowser,
  ),
  telephony_provider_unavailable: noNetwork,
  sip_routing_error: noNetwork,
  concurrency_limit_reached: noRoom,
  no_concurrency_fallback: noRoom,
  no_valid_payment: notPlaced(
    "Our line is closed for the moment.",
    "Nothing rang, and nothing was counted.",
    inBrowser,
  ),
  registered_call_timeout: notPlaced("The call never began.", "Nothing rang."),
  error_llm_websocket_open: brokenVoice,
  error_llm_websocket_lost_connection: brokenVoice,
  error_llm_websocket_runtime: brokenVoice,
  error_llm_websocket_corrupt_payload: brokenVoice,
  error_no_audio_received: talked("We could not hear you.", "No sound reached us from your phone."),
  error_asr: brokeOff("We stopped understanding what was said."),
  error_retell: brokeOff("The voice service gave out."),
  error_unknown: brokeOff("Something gave out, and nobody has said what."),
  // Reasons that say nothing of a phone: it may have rung, and nobody is rung twice.
  error_user_not_joined: missed("The call never came together.", "Nobody was on the line with the agent."),
  unknown_to_vendor: missed("This call left no trace.", "The voice service does not know of it."),
} as const satisfies Record<string, Ending>;

/** A reason that is new to us: whatever the limits could lose by it stays spent. */
const otherwise = talked("The call ended.", "That is all we have been told about how.");

const isKnown = (reason: string): reason is keyof typeof endings => Object.hasOwn(endings, reason);
const endingOf = (reason: string | null): Ending =>
  reason !== null && isKnown(reason) ? endings[reason] : otherwise;

/** What to say of a call by why it ended; a reason that nobody foresaw, or none, has words too. */
export function callWords(reason: string | null): CallWords {
  const { headline, sentence, next } = endingOf(reason);
  return { headline, sentence, next };
}

/** Whether a phone rang, or may have. When none did, the call gives everything back that it held of the limits. */
export const didRing = (reason: string | null): boolean => endingOf(reason).reach !== "nowhere";

/** Whether somebody answered, or may have. A phone that only rang gives its caller's address back. */
export const didAnswer = (reason: string | null): boolean => endingOf(reason).reach === "answered";
