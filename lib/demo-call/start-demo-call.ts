import pLimit from "p-limit";
import { seal, statusTokenOf } from "@/lib/auth/seal";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { parseWith } from "@/lib/http/body";
import { hashOf } from "@/lib/http/client-address";
import { queueRules } from "@/lib/limits/get-limits";
import { policy } from "@/lib/limits/policy";
import { nothingKept, reserveDemoCall, reserved, settleReservation } from "@/lib/limits/reserve-demo-call";
import { secondsUntil } from "@/lib/limits/seconds-until";
import { checkCaptcha } from "./check-captcha";
import { consentVersion } from "./consent";
import { parseUsPhone } from "./phone-number";
import { placeCall } from "./place-call";
import { demoCallSchema } from "./schema";
import {
  blockNumberHash,
  type Claim,
  claimDemoCall,
  type IntentAnswer,
  isNumberBlocked,
  readLedger,
  releaseClaim,
  writeIntent,
} from "./store";

/** A crowd that claims all at once would keep Redis' answers waiting past their time. */
const inTurn = pLimit(8);

export type StartedDemoCall = { callId: string; statusToken: string };
/** `admission` settles once it is known whether this address may ask at all right now. */
export type Asker = { addressHash: string; userAgent: string; admission: Promise<void> };
export type WantedCall = {
  name: string;
  e164: string;
  phoneHash: string;
  /** Under the last secret, while it is being replaced. */
  oldPhoneHash: string | undefined;
  emailSealed: string;
  keyHash: string;
  recaptchaToken: string;
};

/** The form in our words, without asking anybody. Throws `invalid_request` with a sentence a field. */
export function parseDemoCall(input: unknown): WantedCall {
  const { name, phone, email, recaptchaToken, idempotencyKey } = parseWith(demoCallSchema, input);
  const { HASH_SECRET, HASH_SECRET_OLD } = env();
  const parsed = parseUsPhone(phone, policy.phoneCall.destinations);
  if (!parsed.ok) throw new AppError("invalid_request", { fields: { phone: parsed.sentence } });
  return {
    name,
    e164: parsed.e164,
    phoneHash: hashOf("phone", parsed.e164, HASH_SECRET),
    oldPhoneHash: HASH_SECRET_OLD && hashOf("phone", parsed.e164, HASH_SECRET_OLD),
    emailSealed: seal(email, HASH_SECRET, "demo-call:email:v1"),
    keyHash: hashOf("demo-key", idempotencyKey ?? recaptchaToken, HASH_SECRET),
    recaptchaToken,
  };
}

/**
 * Rings a visitor's phone, once for each key. The gates stand in the order of the specification (docs/demo-call.md), and
 * one that refuses spends nothing of the later ones: burst (429, 503), known key (the same answer, or 409), captcha (403,
 * 503), opt-out (403), limits and budget (429, 503), lines (503), then the intent is written and the phone dialled (502).
 */
export async function startDemoCall(wanted: WantedCall, asker: Asker): Promise<StartedDemoCall> {
  await asker.admission;
  const claim = await inTurn(() => claimDemoCall(wanted.keyHash, wanted.phoneHash));
  const callId = knownCall(claim) ?? (await passGates(claim, wanted, asker));
  return { callId, statusToken: statusTokenOf(callId, env().VISITOR_SECRET) };
}

/** What is known of the key already: its call, or why there is none. Undefined when it is ours to work on. */
function knownCall(claim: Claim): string | undefined {
  if (claim.outcome === "claimed") return undefined;
  if (claim.outcome === "placed" && claim.callId) return claim.callId;
  throw new AppError(claim.outcome === "failed" ? "phone_failed" : "in_progress", {
    retryAfterSeconds: claim.outcome === "failed" ? undefined : 2,
  });
}

async function passGates(claim: Claim, wanted: WantedCall, asker: Asker): Promise<string> {
  const holder = { id: claim.id, phoneHash: wanted.phoneHash, addressHash: asker.addressHash };
  try {
    await checkCaptcha(wanted.recaptchaToken, new Date());
    if (claim.isBlocked || (await wasBlocked(wanted))) throw new AppError("blocked");
    await reserveDemoCall(holder, () => readLedger(policy.phoneCall.windowHours), new Date());
    await takeLine(claim.id, wanted, asker);
  } catch (error) {
    await releaseClaim(claim.id);
    throw error;
  }
  return placeCall(holder, { toNumber: wanted.e164, name: wanted.name });
}

/** Whether it was blocked under the last secret: then it is under the new one from now on. */
async function wasBlocked({ phoneHash, oldPhoneHash }: WantedCall): Promise<boolean> {
  if (!oldPhoneHash || !(await isNumberBlocked(oldPhoneHash))) return false;
  await blockNumberHash(phoneHash);
  return true;
}

/** Writes the intent when a line is free; gives the reservation back when none is, or the intent cannot be written. */
async function takeLine(id: string, wanted: WantedCall, asker: Asker): Promise<void> {
  try {
    const { phoneHash, emailSealed } = wanted;
    const intent = {
      id,
      phoneHash,
      addressHash: asker.addressHash,
      userAgent: asker.userAgent,
      emailSealed,
      consentVersion,
      reservedSeconds: reserved.seconds,
      reservedMicroUsd: reserved.microUsd,
    };
    const answer = await writeIntent(intent, queueRules());
    if (answer !== "written") throw await refusalOf(answer, phoneHash);
  } catch (error) {
    await settleReservation(id, nothingKept, new Date());
    throw error;
  }
}

async function refusalOf(answer: Exclude<IntentAnswer, "written">, phoneHash: string): Promise<AppError> {
  if (answer === "number_called") return numberCalled(phoneHash, new Date());
  return new AppError(answer === "lost" ? "in_progress" : answer);
}

/** Redis has forgotten the call to this number, and with it when the next one may be: the ledger has not. */
async function numberCalled(phoneHash: string, now: Date): Promise<AppError> {
  const { windowHours } = policy.phoneCall;
  const { lines } = await readLedger(windowHours);
  const opensAtMs = lines
    .filter((line) => line.phoneHash === phoneHash)
    .map((line) => line.atMs + windowHours * 3_600_000);
  // None any more: it was given back this moment.
  const opensAt = new Date(Math.max(now.getTime(), ...opensAtMs));
  return new AppError("number_called", { retryAfterSeconds: secondsUntil(opensAt, now) });
}
