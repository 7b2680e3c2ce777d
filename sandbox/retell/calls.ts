import type { Timer } from "../core/clock";
import { storageSettings } from "./agent-schema";
import { type StoredCall, statusFor } from "./call-record";
import type { CreateWebCallBody, UpdateCallBody } from "./call-schema";
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
  #expiries = new Map<string, Timer>();

  constructor(
    readonly state: RetellState,
    readonly media: () => MediaSessions,
  ) {
    for (const call of state.calls.values()) if (call.status === "registered") this.#awaitJoining(call);
  }

  createWebCall(body: CreateWebCallBody): StoredCall {
    const { state } = this;
    const agent = state.agent(body.agent_id);
    const { version, config } = resolveVersion(agent, body.agent_version);
    const engine = config.response_engine;
    if (engine.type !== "retell-llm") throw new RetellError(422);
    const llm = findVersion(state.llm(engine.llm_id), engine.version ?? undefined).config;
    const effective = applyPatch(config, body.agent_override?.agent ?? {});
    checkVoices(effective.voice_id, effective.fallback_voice_ids);
    if (state.concurrency() >= state.concurrencyLimit) throw new RetellError(429);
    const call: StoredCall = {
      ...this.#register(),
      agentId: agent.id,
      agentVersion: version,
      agent: effective,
      llm: applyPatch(llm, body.agent_override?.retell_llm ?? {}),
      storageSetting: effective.data_storage_setting ?? "everything",
      signedUrls: effective.opt_in_signed_url ?? false,
      metadata: body.metadata,
      dynamicVariables: body.retell_llm_dynamic_variables,
    };
    state.calls.put(call);
    this.#awaitJoining(call);
    return call;
  }

  /** At most a token's life: a clock that was put forward may have been lost with the process. */
  #awaitJoining({ id, tokenExpiresAtMs }: StoredCall): void {
    const { clock } = this.state.context;
    const waitMs = Math.min(tokenExpiresAtMs - clock.now(), TOKEN_LIFE_MS);
    this.#expiries.set(
      id,
      clock.setTimeout(() => this.#expire(id), waitMs),
    );
  }

  #register() {
    const id = newCallId();
    const now = this.state.context.clock.now();
    const claims = {
      url: `${this.state.context.origin().replace(/^http/, "ws")}/retell/web-call`,
      call_id: id,
      iat: Math.floor(now / 1000),
      exp: Math.ceil((now + TOKEN_LIFE_MS) / 1000),
    };
    return {
      id,
      kind: "web_call" as const,
      status: "registered" as const,
      accessToken: mintToken(claims, this.state.secret),
      tokenExpiresAtMs: now + TOKEN_LIFE_MS,
      createdAtMs: now,
      recordingKey: newRecordingKey(),
      hasRecording: false,
    };
  }

  /** Which webhooks a call that nobody joined sends is not known; none are sent. */
  #expire(id: string): void {
    const call = this.state.calls.get(id);
    this.stopWaiting(id);
    if (call?.status !== "registered") return;
    this.state.calls.put({ ...call, status: "error", disconnectionReason: "error_user_not_joined" });
  }

  /** The call was joined, stopped or forgotten: its token's end no longer matters. */
  stopWaiting(id: string): void {
    this.#expiries.get(id)?.cancel();
    this.#expiries.delete(id);
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
    for (const id of [...this.#expiries.keys()]) this.stopWaiting(id);
  }
}
