import type { Timer } from "../core/clock";
import { toAnalysis } from "./analysis";
import type { StoredCall } from "./call-record";
import { toBasicCall, toWebhookCall } from "./call-view";
import type { Calls } from "./calls";
import { toCallCost, toLatency, toTokenUsage } from "./costs";
import { statusFor } from "./disconnection-reasons";
import { toLiveCall } from "./live-call";
import type { CallRegistry, LiveCall, MediaResult, Utterance } from "./media/contract";
import { deleteRecordings, saveRecordings } from "./recordings";
import type { RetellState } from "./state";
import { readToken } from "./tokens";
import type { Webhooks } from "./webhooks";

const ANALYSIS_DELAY_MS = 700;

/** A call from joining to its analysis, told to the agent's webhook as it goes. */
export class CallLife implements CallRegistry {
  #analyses = new Map<string, Timer>();

  constructor(
    readonly state: RetellState,
    readonly calls: Calls,
    readonly webhooks: Webhooks,
  ) {}

  join = (accessToken: string): LiveCall | { refused: string } => {
    const claims = readToken(accessToken, this.state.secret);
    const call = claims && this.state.calls.get(claims.call_id);
    if (!call) return { refused: "The access token is not valid." };
    if (call.status === "ongoing") return { refused: "The access token was used already." };
    if (call.status !== "registered") return { refused: "The call is over." };
    const now = this.state.context.clock.now();
    if (now >= (call.tokenExpiresAtMs ?? 0)) return { refused: "The access token has expired." };
    return toLiveCall(this.#begin(call));
  };

  /** Somebody took up the phone. Undefined when it no longer rings. */
  answered(callId: string): StoredCall | undefined {
    const call = this.state.calls.get(callId);
    return call?.status === "registered" ? this.#begin(call) : undefined;
  }

  /** A call that nobody answered: no call_started, no words, no recording and no cost, but the other two webhooks. */
  unconnected(callId: string, reason: string): void {
    const call = this.state.calls.get(callId);
    if (call?.status !== "registered") return;
    this.calls.stopWaiting(callId);
    const over: StoredCall = {
      ...call,
      status: statusFor(reason),
      disconnectionReason: reason,
      endedAtMs: this.state.context.clock.now(),
      cost: toCallCost(0, call.llm.model ?? "gpt-4.1", call.kind),
    };
    this.#settle(over);
  }

  #begin(call: StoredCall): StoredCall {
    this.calls.stopWaiting(call.id);
    const begun: StoredCall = { ...call, status: "ongoing", startedAtMs: this.state.context.clock.now() };
    this.state.calls.put(begun);
    this.webhooks.send("call_started", begun, toBasicCall(begun));
    return begun;
  }

  #settle(call: StoredCall): void {
    this.state.calls.put(call);
    this.webhooks.send("call_ended", call, toWebhookCall(this.state, call));
    const analyse = () => this.#analyse(call.id);
    this.#analyses.set(call.id, this.state.context.clock.setTimeout(analyse, ANALYSIS_DELAY_MS));
  }

  /** Kept in memory only: a call that dies with the process ends as an error anyway. */
  transcriptUpdated = (callId: string, transcript: Utterance[]): void => {
    const call = this.state.calls.get(callId);
    if (call?.status !== "ongoing") return;
    const told = { ...call, transcript };
    this.webhooks.send("transcript_updated", told, toWebhookCall(this.state, told));
  };

  ended = async (callId: string, reason: string, result: MediaResult): Promise<void> => {
    const call = this.state.calls.get(callId);
    if (call?.status !== "ongoing") return;
    this.calls.stopWaiting(callId);
    const ended: StoredCall = {
      ...call,
      ...this.#outcome(call, result),
      status: statusFor(reason),
      disconnectionReason: reason,
    };
    const hasRecording = await this.#record(ended, result);
    // A reset or a deletion may have come while the recordings were written.
    const current = this.state.calls.get(callId);
    if (current?.status !== "ongoing") return deleteRecordings(this.state, ended);
    const { metadata, storageSetting } = current;
    const settled = { ...ended, hasRecording, metadata, storageSetting };
    this.webhooks.send("transcript_updated", settled, toWebhookCall(this.state, settled));
    this.#settle(settled);
  };

  /** A call whose recordings cannot be written still ends, without them. */
  async #record(call: StoredCall, result: MediaResult): Promise<boolean> {
    try {
      await saveRecordings(this.state, call, result);
      return true;
    } catch (error) {
      const name = error instanceof Error ? error.message.split(":")[0] : "unknown";
      this.state.context.log("retell_recording_failed", { callId: call.id, error: name });
      return false;
    }
  }

  #outcome(call: StoredCall, result: MediaResult): Partial<StoredCall> {
    const endedAtMs = this.state.context.clock.now();
    const model = call.llm.s2s_model ?? call.llm.model ?? "gpt-4.1";
    return {
      endedAtMs,
      transcript: result.transcript,
      cost: toCallCost(endedAtMs - (call.startedAtMs ?? endedAtMs), model, call.kind),
      latency: toLatency(result.latency),
      tokenUsage: toTokenUsage(result.llmTokens),
    };
  }

  #analyse(callId: string): void {
    this.#analyses.delete(callId);
    const call = this.state.calls.get(callId);
    if (!call) return;
    const analysis = toAnalysis(call.transcript ?? [], call.agent, call.disconnectionReason ?? "");
    const analysed = { ...call, analysis };
    this.state.calls.put(analysed);
    this.webhooks.send("call_analyzed", analysed, toWebhookCall(this.state, analysed));
  }

  clear(): void {
    for (const timer of this.#analyses.values()) timer.cancel();
    this.#analyses.clear();
  }
}
