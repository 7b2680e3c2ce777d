import { randomBytes } from "node:crypto";
import type { CallLife } from "./call-life";
import type { StoredCall } from "./call-record";
import type { CreatePhoneCallBody } from "./call-schema";
import type { Calls } from "./calls";
import { RetellError } from "./errors";
import { toLiveCall, toVoicemailMessage } from "./live-call";
import type { Callee, MediaSessions } from "./media/contract";
import { isE164, isUsNumber } from "./nanp";
import { type PhoneNumber, pickAgent } from "./phone-numbers";
import { type PhonePlan, planFor } from "./scenarios";

const DEFAULT_RING_MS = 30_000;
const MAX_RING_MS = 300_000;

/** Phone calls from dialling to the moment they are answered or have failed; the scenario decides, or the console. */
export class PhoneCalls {
  constructor(
    readonly calls: Calls,
    readonly life: CallLife,
    readonly media: () => MediaSessions,
  ) {}

  create(body: CreatePhoneCallBody): StoredCall {
    const { state } = this.calls;
    const from = this.#owned(body);
    checkDestination(from, body.to_number);
    const bound = pickAgent(from.config.outbound_agents, Math.random());
    const agentId = body.override_agent_id ?? bound?.agent_id;
    if (agentId === undefined) throw new RetellError(422, "No outbound agent is bound to from_number.");
    const version =
      body.override_agent_version ?? (body.override_agent_id ? undefined : bound?.agent_version);
    const call: StoredCall = {
      ...this.calls.prepare(agentId, version, body),
      kind: "phone_call",
      phone: {
        from: from.id,
        to: body.to_number,
        direction: "outbound",
        carrierId: `CA${randomBytes(16).toString("hex")}`,
        sipHeaders: body.custom_sip_headers,
      },
    };
    state.calls.put(call);
    this.#ring(call, planFor(state.scenario));
    return call;
  }

  isRinging(id: string): boolean {
    const call = this.calls.state.calls.get(id);
    return call?.kind === "phone_call" && call.status === "registered";
  }

  /** False when the call does not ring. */
  answer(id: string, callee: Callee): boolean {
    if (!this.isRinging(id)) return false;
    const call = this.life.answered(id);
    if (!call) return false;
    const met = callee.kind === "machine" ? { ...callee, message: toVoicemailMessage(call) } : callee;
    this.media().connect(toLiveCall(call), met);
    return true;
  }

  /** A ringing call ends without an answer. False when the call does not ring. */
  fail(id: string, reason: string): boolean {
    if (!this.isRinging(id)) return false;
    this.life.unconnected(id, reason);
    return true;
  }

  #ring(call: StoredCall, plan: PhonePlan): void {
    const patienceMs = Math.min(call.agent.ring_duration_ms ?? DEFAULT_RING_MS, MAX_RING_MS);
    if (plan.type === "ring-out" || plan.afterMs > patienceMs) {
      this.calls.waitFor(call.id, patienceMs, () => this.fail(call.id, "dial_no_answer"));
      return;
    }
    this.calls.waitFor(call.id, plan.afterMs, () => {
      if (plan.type === "fail") this.fail(call.id, plan.reason);
      else if (this.answer(call.id, plan.callee) && plan.cutOff) this.#cutOff(call.id, plan.cutOff);
    });
  }

  #cutOff(id: string, { reason, afterMs }: { reason: string; afterMs: number }): void {
    this.calls.waitFor(id, afterMs, () => void this.media().stop(id, reason));
  }

  /** Bought numbers are always E.164: `ignore_e164_validation`, for custom telephony, can only lead to an unknown one. */
  #owned({ from_number, ignore_e164_validation }: CreatePhoneCallBody): PhoneNumber {
    if (!ignore_e164_validation && !isE164(from_number)) {
      throw new RetellError(400, "from_number is not in E.164 format.");
    }
    return this.calls.state.phoneNumber(from_number);
  }
}

function checkDestination(from: PhoneNumber, to: string): void {
  if (!isE164(to)) throw new RetellError(400, "to_number is not in E.164 format.");
  if (to === from.id) throw new RetellError(400, "to_number is from_number.");
  if (!isUsNumber(to)) {
    throw new RetellError(400, "Numbers bought from the service can call US numbers only.");
  }
  const countries = from.config.allowed_outbound_country_list;
  if (countries?.length && !countries.includes("US")) {
    throw new RetellError(400, "from_number may not call this country.");
  }
}
