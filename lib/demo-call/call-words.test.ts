import type Retell from "retell-sdk";
import { describe, expect, it } from "vitest";
import { policy } from "@/lib/limits/policy";
import { callWords, didAnswer, didRing } from "./call-words";

type Reason = NonNullable<Retell.PhoneCallResponse["disconnection_reason"]>;

/** Every reason of the SDK, which is why this record must name them all, and how far the call came. */
const reaches: Record<Reason, "nowhere" | "rang" | "answered"> = {
  dial_failed: "nowhere",
  invalid_destination: "nowhere",
  telephony_provider_permission_denied: "nowhere",
  telephony_provider_unavailable: "nowhere",
  sip_routing_error: "nowhere",
  concurrency_limit_reached: "nowhere",
  no_concurrency_fallback: "nowhere",
  no_valid_payment: "nowhere",
  registered_call_timeout: "nowhere",
  voicemail_reached: "rang",
  ivr_reached: "rang",
  dial_busy: "rang",
  dial_no_answer: "rang",
  user_declined: "rang",
  marked_as_spam: "rang",
  error_user_not_joined: "rang",
  user_hangup: "answered",
  agent_hangup: "answered",
  call_transfer: "answered",
  inactivity: "answered",
  max_duration_reached: "answered",
  scam_detected: "answered",
  error_llm_websocket_open: "answered",
  error_llm_websocket_lost_connection: "answered",
  error_llm_websocket_runtime: "answered",
  error_llm_websocket_corrupt_payload: "answered",
  error_no_audio_received: "answered",
  error_asr: "answered",
  error_retell: "answered",
  error_unknown: "answered",
  transfer_bridged: "answered",
  transfer_cancelled: "answered",
  manual_stopped: "answered",
  call_take_over: "answered",
};
const reasons = Object.entries(reaches);
const unknown = callWords("eaten_by_dog");

describe("the words for a call that is over", () => {
  it("know all 34 reasons", () => {
    expect(reasons).toHaveLength(34);
    expect(reasons.filter(([reason]) => callWords(reason).headline === unknown.headline)).toEqual([
      ["transfer_cancelled", "answered"],
    ]);
  });

  it.each(reasons)("%s: the phone came as far as %s, which decides what is given back", (reason, reach) => {
    expect({ rang: didRing(reason), answered: didAnswer(reason) }).toEqual({
      rang: reach !== "nowhere",
      answered: reach === "answered",
    });
  });

  it.each(reasons)("%s is told in whole sentences, dry and without blame", (reason) => {
    const { headline, sentence, next } = callWords(reason);
    for (const words of [headline, sentence, next.text]) expect(words).toMatch(/^[A-Z].*\.$/);
    expect(`${headline} ${sentence} ${next.text}`).not.toMatch(/!|oops|sorry|error|failed/i);
  });

  it.each(reasons)(
    "%s sends nobody back to a form that would refuse them, nor to a recap of nothing",
    (reason, reach) => {
      const { kind } = callWords(reason).next;
      if (kind === "again") expect(reach).toBe("nowhere");
      if (kind === "recap") expect(reach).toBe("answered");
    },
  );

  it("says that a number rests for a day exactly where it rang and nobody talked", () => {
    const resting = reasons.filter(([reason]) =>
      callWords(reason).sentence.includes(`once in ${policy.phoneCall.windowHours} hours`),
    );
    const rang = reasons.filter(([reason, reach]) => reach === "rang" && reason !== "error_user_not_joined");
    expect(resting.map(([reason]) => reason).sort()).toEqual(rang.map(([reason]) => reason).sort());
  });

  it.each(["eaten_by_dog", "constructor", "", null])(
    "keeps everything spent after %s, which nobody foresaw",
    (reason) => {
      expect(callWords(reason)).toEqual(unknown);
      expect([didRing(reason), didAnswer(reason)]).toEqual([true, true]);
    },
  );
});
