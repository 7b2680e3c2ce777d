import type { Timer } from "../core/clock";
import { storageSettings } from "./agent-schema";
import type { StoredCall } from "./call-record";
import type { CreateWebCallBody, PerCallBody, UpdateCallBody } from "./call-schema";
import { statusFor } from "./disconnection-reasons";
import { RetellError } from "./errors";
import { newCallId, newRecordingKey } from "./ids";
import type { MediaSessions } from "./media/contract";
import { deleteRecordings } from "./recordings";
import type { RetellState } from "./state";
import { mintToken } from "./tokens";
import { applyPatch, findVersion, resolveVersion } from "./versions";
import { checkVoices } from "./voices";

const TOKEN_LIFE_MS = 30_000;

/** What the API does with calls. Their life between joining and the last webhook is `call-life.ts`. */
export class Calls {
  #waits = new Map<string, Timer>();

  constructor(
    readonly state: RetellState,
    readonly media: () => MediaSessions,
  ) {
    for (const call of state.calls.values()) if (call.status === "registered") this.#awaitJoining(call);
  }

  createWebCall(body: CreateWebCallBody): StoredCall {
    const { state } = this;
    const prepared = this.prepare(body.agent_id, body.agent_version, body);
    const expiresAtMs = prepared.createdAtMs + TOKEN_LIFE_MS;
    const claims = {
      url: `${state.context.origin().replace(/^http/, "ws")}/retell/web-call`,
      call_id: prepared.id,
      iat: Math.floor(prepared.createdAtMs / 1000),
      exp: Math.ceil(expiresAtMs / 1000),
    };
    const accessToken = mintToken(claims, state.secret);
    const call: StoredCall = { ...prepared, accessToken, tokenExpiresAtMs: expiresAtMs };
    state.calls.put(call);
    this.#awaitJoining(call);
    return call;
  }

  /** At most a token's life: a clock that was put forward may have been lost with the process. */
  #awaitJoining({ id, tokenExpiresAtMs = 0 }: StoredCall): void {
    const waitMs = Math.min(tokenExpiresAtMs - this.state.context.clock.now(), TOKEN_LIFE_MS);
    this.waitFor(id, waitMs, () => this.#expire(id));
  }

  /** What web and phone calls have in common when they are created; takes nothing and keeps nothing yet. */
  prepare(agentId: string, reference: string | number | undefined, body: PerCallBody): StoredCall {
    const { state } = this;
    const agent = state.agent(agentId);
    const { version, config } = resolveVersion(agent, reference);
    const engine = config.response_engine;
    if (engine.type !== "retell-llm") throw new RetellError(422);
    const llm = findVersion(state.llm(engine.llm_id), engine.version ?? undefined).config;
    const effective = applyPatch(config, body.agent_override?.agent ?? {});
    checkVoices(effective.voice_id, effective.fallback_voice_ids);
    if (state.concurrency() >= state.concurrencyLimit) throw new RetellError(429);
    return {
      id: newCallId(),
      kind: "web_call",
      status: "registered",
      agentId: agent.id,
      agentVersion: version,
      agent: effective,
      llm: applyPatch(llm, body.agent_override?.retell_llm ?? {}),
      createdAtMs: state.context.clock.now(),
      storageSetting: effective.data_storage_setting ?? "everything",
      signedUrls: effective.opt_in_signed_url ?? false,
      recordingKey: newRecordingKey(),
      hasRecording: false,
      metadata: body.metadata,
      dynamicVariables: body.retell_llm_dynamic_variables,
    };
  }

  /** Which webhooks a call that nobody joined sends is not known; none are sent. */
  #expire(id: string): void {
    const call = this.state.calls.get(id);
    this.stopWaiting(id);
    if (call?.status !== "registered") return;
    this.state.calls.put({ ...call, status: "error", disconnectionReason: "error_user_not_joined" });
  }

  /** One timer a call, on the sandbox's clock: its token's end, its ringing's end, or its own. */
  waitFor(id: string, ms: number, run: () => void): void {
    this.stopWaiting(id);
    this.#waits.set(id, this.state.context.clock.setTimeout(run, ms));
  }

  stopWaiting(id: string): void {
    this.#waits.get(id)?.cancel();
    this.#waits.delete(id);
  }

  async stop(id: string): Promise<void> {
    const call = this.state.call(id);
    const reason = "manual_stopped";
    if (call.status === "registered") {
      this.stopWaiting(id);
      this.state.calls.put({ ...call, status: statusFor(reason), disconnectionReason: reason });
    } else if (call.status !== "ongoing") {
      throw new RetellError(400, "The call is not ongoing.");
    } else {
      await this.media().stop(id, reason);
    }
  }

  update(id: string, body: UpdateCallBody): StoredCall {
    const call = this.state.call(id);
    const wanted = body.data_storage_setting ?? call.storageSetting;
    if (storageSettings.indexOf(wanted) < storageSettings.indexOf(call.storageSetting)) {
      throw new RetellError(400, "data_storage_setting of a call can only become stricter.");
    }
    const updated: StoredCall = {
      ...call,
      storageSetting: wanted,
      metadata: body.metadata ?? call.metadata,
      customAttributes: body.custom_attributes ?? call.customAttributes,
      dynamicVariables: body.override_dynamic_variables ?? call.dynamicVariables,
    };
    this.state.calls.put(updated);
    return updated;
  }

  /** A live call is ended first; what it leaves behind goes with it. */
  async delete(id: string): Promise<void> {
    const call = this.state.call(id);
    this.stopWaiting(id);
    if (call.status === "ongoing") await this.media().stop(id, "manual_stopped");
    this.state.calls.delete(id);
    await deleteRecordings(this.state, call);
  }

  clear(): void {
    for (const id of [...this.#waits.keys()]) this.stopWaiting(id);
  }
}
