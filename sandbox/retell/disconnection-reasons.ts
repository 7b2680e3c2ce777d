/** What the service may give as `disconnection_reason`, all 34. */
export const disconnectionReasons = [
  "user_hangup",
  "agent_hangup",
  "call_transfer",
  "voicemail_reached",
  "ivr_reached",
  "inactivity",
  "max_duration_reached",
  "concurrency_limit_reached",
  "no_concurrency_fallback",
  "no_valid_payment",
  "scam_detected",
  "dial_busy",
  "dial_failed",
  "dial_no_answer",
  "invalid_destination",
  "telephony_provider_permission_denied",
  "telephony_provider_unavailable",
  "sip_routing_error",
  "marked_as_spam",
  "user_declined",
  "error_llm_websocket_open",
  "error_llm_websocket_lost_connection",
  "error_llm_websocket_runtime",
  "error_llm_websocket_corrupt_payload",
  "error_no_audio_received",
  "error_asr",
  "error_retell",
  "error_unknown",
  "error_user_not_joined",
  "registered_call_timeout",
  "transfer_bridged",
  "transfer_cancelled",
  "manual_stopped",
  "call_take_over",
] as const;
export type DisconnectionReason = (typeof disconnectionReasons)[number];

const notConnected =
  /^(dial_|invalid_destination|telephony_provider_|sip_routing_error|marked_as_spam|user_declined)/;
const failed =
  /^(error_|concurrency_limit_reached|no_concurrency_fallback|no_valid_payment|registered_call_timeout)/;
const beforeAnyAnswer =
  /^(concurrency_limit_reached|no_concurrency_fallback|no_valid_payment|registered_call_timeout|error_user_not_joined)/;

/** What a call becomes when it disconnects for this reason. */
export function statusFor(reason: string): "ended" | "not_connected" | "error" {
  if (notConnected.test(reason)) return "not_connected";
  return failed.test(reason) ? "error" : "ended";
}

/** Whether somebody had to answer before a call could end like this. */
export const needsAnswer = (reason: string): boolean =>
  !notConnected.test(reason) && !beforeAnyAnswer.test(reason);
