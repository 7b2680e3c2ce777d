import type { SandboxClock } from "../../core/clock";
import { docVoice, type Voices } from "../../voice/voices";
import { Agent } from "./agent";
import { Caller } from "./caller";
import type { CallRegistry, LiveCall, Utterance } from "./contract";
import type { ClientMessage, SdkEvent, ServerMessage } from "./protocol";
import { SAMPLES_PER_MS } from "./protocol";
import { Recording } from "./recording";
import { Replies } from "./replies";
import type { Brain } from "./script/brain";
import { Transcript } from "./transcript";
import { type TurnAction, TurnEngine } from "./turn/turn-engine";
import { Updates } from "./updates";

export type Browser = { message: (message: ServerMessage) => void; audio: (samples: Int16Array) => void };
export type SessionParts = {
  call: LiveCall;
  browser: Browser;
  brain: Brain;
  transcriptUpdated: CallRegistry["transcriptUpdated"];
  ended: CallRegistry["ended"];
  clock: SandboxClock;
  voices: Voices;
  log: (event: string, fields?: Record<string, string | number | boolean | undefined>) => void;
};

/** One live call, from joining to its recording. `tick` is to be called every 20 ms or so. */
export class Session {
  #parts: SessionParts;
  #joinedAt: number;
  #latestMs = 0;
  #recording: Recording;
  #transcript = new Transcript();
  #agent: Agent;
  #caller: Caller;
  #turns: TurnEngine;
  #replies: Replies;
  #updates = new Updates(this.#transcript, (event) => this.#event(event));
  #opensAt: number | undefined;
  #endsAs: string | undefined;
  #finished: Promise<void> | undefined;

  constructor(parts: SessionParts) {
    const { call, clock, voices } = parts;
    this.#parts = parts;
    this.#joinedAt = clock.now();
    this.#recording = new Recording(call.maxCallDurationMs);
    this.#turns = new TurnEngine(call);
    const shared = { recording: this.#recording, transcript: this.#transcript, now: () => this.#now() };
    this.#caller = new Caller({ ...shared, voices });
    this.#agent = new Agent({
      ...shared,
      send: (samples) => parts.browser.audio(samples),
      clear: () => parts.browser.message({ type: "clear" }),
      started: () => this.#agentStarted(),
      finished: (isReminder) => this.#agentFinished(isReminder),
    });
    this.#replies = new Replies({
      synthesise: (text) => this.#synthesise(text),
      isWanted: (turn) => !this.#finished && this.#turns.isCurrent(turn),
      speak: (speech, isReminder) => this.#agent.speak(speech, isReminder),
      endAfterLine: (reason) => {
        this.#endsAs = reason;
      },
    });
    if (call.startSpeaker === "agent" && call.beginMessage !== "") this.#opensAt = call.beginMessageDelayMs;
  }

  get callId(): string {
    return this.#parts.call.callId;
  }

  transcript(): Utterance[] {
    return this.#transcript.list();
  }

  microphone(samples: Int16Array): void {
    if (!this.#finished) this.#caller.microphone(samples);
  }

  async message(message: ClientMessage): Promise<void> {
    if (message.type === "text") await this.sayAsCaller(message.text);
    if (message.type === "mute") this.#caller.microphonePaused();
    if (message.type === "hangup") await this.finish("user_hangup");
    if (message.type !== "speech") return;
    if (message.final) return this.#callerSaid(message.text, { typed: false, aloud: false });
    this.#caller.hear(message.text);
    this.#updates.soon(this.#now());
  }

  async sayAsCaller(text: string, aloud = false): Promise<void> {
    await this.#callerSaid(text, { typed: true, aloud });
  }

  async sayAsAgent(text: string): Promise<void> {
    this.#opensAt = undefined;
    const speech = await this.#synthesise(text);
    if (!this.#finished) this.#agent.speak(speech, false);
  }

  tick(): void {
    if (this.#finished) return;
    const now = this.#now();
    this.#caller.idle();
    this.#turns.callerSound(now, this.#caller.speakingSince, this.#caller.lastHeardAt);
    if (this.#agent.tick()) this.#updates.soon(this.#now());
    if (this.#endsAs && !this.#agent.isSpeaking) {
      this.#act({ type: "end", reason: this.#endsAs });
      return;
    }
    if (this.#opensAt !== undefined && now >= this.#opensAt) this.#open();
    for (const action of this.#turns.tick(now)) this.#act(action);
    this.#updates.tick(now);
  }

  /** Ends the call, once; resolves when the REST side has taken the result. */
  finish(reason: string): Promise<void> {
    this.#finished ??= this.#close(reason);
    return this.#finished;
  }

  async #close(reason: string): Promise<void> {
    const { call, browser, ended } = this.#parts;
    const endMs = Math.min(this.#now(), call.maxCallDurationMs);
    this.#agent.interrupt();
    this.#caller.finish();
    browser.message({ type: "ended", reason });
    const transcript = this.#transcript.list(endMs);
    const wavs = await this.#recording.finish(Math.round(endMs * SAMPLES_PER_MS));
    const { latency, llmTokens } = this.#replies;
    const result = { ...wavs, transcript, latency, llmTokens };
    await ended(call.callId, reason, result);
  }

  #act(action: TurnAction): void {
    this.#do(action).catch((error) => this.#failed(error));
  }

  #do(action: TurnAction): Promise<void> {
    const { brain } = this.#parts;
    switch (action.type) {
      case "end":
        return this.finish(action.reason);
      case "answer":
        return this.#replies.answer(
          action.turn,
          brain.answer(action.text, this.#secondsLeft()),
          action.heardAt,
        );
      case "remind":
        return this.#replies.volunteer(action.turn, brain.remind(), true);
      case "ask-to-type":
        return this.#replies.volunteer(action.turn, brain.askToType(), true);
      case "wrap-up":
        return this.#replies.volunteer(action.turn, brain.wrapUp(), false);
      case "interrupt":
        this.#agent.interrupt();
        return Promise.resolve();
    }
  }

  #open(): void {
    this.#opensAt = undefined;
    const { call, brain } = this.#parts;
    const opening = call.beginMessage === null ? brain.opening() : { text: call.beginMessage, tokens: 0 };
    this.#replies.volunteer(0, Promise.resolve(opening), false).catch((error) => this.#failed(error));
  }

  #synthesise(text: string) {
    const { voices, call } = this.#parts;
    const wordsPerMinute = Math.round(docVoice.wordsPerMinute * call.voiceSpeed);
    return voices.speak(text, { ...docVoice, wordsPerMinute });
  }

  async #callerSaid(text: string, how: { typed: boolean; aloud: boolean }): Promise<void> {
    const until = await this.#caller.say(text, how.aloud);
    if (this.#finished) return;
    this.#opensAt = undefined;
    this.#turns.callerWords(this.#now(), text, { typed: how.typed, until });
    this.#updates.now("user_turn");
    this.#changed();
  }

  #agentStarted(): void {
    this.#turns.agentStarted();
    this.#event({ event_type: "agent_start_talking" });
    this.#updates.now("agent_turn");
  }

  #agentFinished(isReminder: boolean): void {
    this.#turns.agentFinished(this.#now(), isReminder);
    this.#event({ event_type: "agent_stop_talking" });
    this.#updates.now();
    this.#changed();
  }

  #changed(): void {
    this.#parts.transcriptUpdated(this.callId, this.transcript());
  }

  #event(event: SdkEvent): void {
    this.#parts.browser.message({ type: "event", event });
  }

  #failed(error: unknown): void {
    this.#parts.log("media.turn_failed", {
      callId: this.callId,
      error: error instanceof Error ? error.name : "unknown",
    });
    this.#turns.agentFinished(this.#now(), false);
  }

  #secondsLeft(): number {
    return Math.max(0, Math.round((this.#parts.call.maxCallDurationMs - this.#now()) / 1000));
  }

  /** Milliseconds since the call began; stands still when the sandbox's clock is set back. */
  #now(): number {
    this.#latestMs = Math.max(this.#latestMs, this.#parts.clock.now() - this.#joinedAt);
    return this.#latestMs;
  }
}
