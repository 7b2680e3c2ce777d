import type { FormEvent } from "@/lib/demo-call/form-machine";
import type { CaptchaClient } from "@/lib/demo-call/recaptcha-client";
import { policy } from "@/lib/limits/policy";
import type { AskForDemoCall } from "./ask-for-demo-call";
import { forgetCall, keepCall, keyOf } from "./kept-call";
import type { FormValues } from "./light-checks";

const blocked = {
  code: "captcha_blocked",
  sentence:
    "A blocker, or your network, kept out the check that tells people from machines. Without it we ring nobody. The call in the browser needs no check.",
};

type Order = {
  values: FormValues;
  captcha: CaptchaClient;
  ask: AskForDemoCall;
  signal: AbortSignal;
  send: (event: FormEvent) => void;
};

/** Gets the check's word, sends the form under its key, and keeps what comes of it. */
export async function orderCall({ values, captcha, ask, signal, send }: Order): Promise<void> {
  const [idempotencyKey, check] = await Promise.all([keyOf(values), captcha.ask(policy.captcha.action)]);
  if (!check.ok) return send({ type: "declined", refusal: blocked, atMs: Date.now() });
  const wanted = { ...values, consent: true as const, recaptchaToken: check.token, idempotencyKey };
  const answer = await ask(wanted, signal);
  if (signal.aborted) return;
  if (answer.ok) {
    const call = { ...answer.data, askedAtMs: Date.now() };
    keepCall(call);
    return send({ type: "placed", call });
  }
  // The server never dials again for a key whose call failed; the next try is another request.
  if (answer.failure.code === "phone_failed") forgetCall();
  send({ type: "declined", refusal: answer.failure, atMs: Date.now() });
}
