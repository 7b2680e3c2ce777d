import { refusal } from "./errors";
import type { RecaptchaState } from "./state";

/** What is said of a token that was not minted here; the host is the app's own in the sandbox. */
export const DEFAULTS = { score: 0.9, action: "demo_call", hostname: "127.0.0.1" };

/** Google's answer to a form with `secret` and `response`. */
export function siteverify(state: RecaptchaState, secret: string, form: URLSearchParams) {
  const token = form.get("response");
  const missing = [
    ...(token ? [] : ["missing-input-response"]),
    ...(form.get("secret") ? [] : ["missing-input-secret"]),
  ];
  if (!token || missing.length > 0) return refusal(...missing);
  if (form.get("secret") !== secret) return refusal("invalid-input-secret");
  const { errorCodes = [], ...answers } = state.answers;
  if (errorCodes.length > 0) return refusal(...errorCodes);
  const known = state.spend(token);
  if (!known) return refusal("timeout-or-duplicate");
  const { mintedAtMs = state.clock.now(), action, hostname } = known;
  return {
    success: true,
    challenge_ts: new Date(mintedAtMs).toISOString().replace(/\.\d{3}Z$/, "Z"),
    hostname: answers.hostname ?? hostname ?? DEFAULTS.hostname,
    score: answers.score ?? DEFAULTS.score,
    action: answers.action ?? action ?? DEFAULTS.action,
  };
}
