import type { SandboxClock } from "../../core/clock";
import { Agent } from "./agent";
import { Caller } from "./caller";
import type { CallRegistry, LiveCall, TurnLatencies, Utterance } from "./contract";
import type { ClientMessage, SdkEvent, ServerMessage } from "./protocol";
import { SAMPLES_PER_MS } from "./protocol";
import { Recording } from "./recording";
import type { Brain, Line } from "./script/brain";
import { Transcript } from "./transcript";
import { type TurnAction, TurnEngine } from "./turn/turn-engine";
import { docVoice, type Voices } from "./voice/voices";

const UPDATE_EVERY_MS = 200;

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

/** One live web call, from joining to its recording. `tick` is to be called every 20 ms or so. */
export class Session {
  #parts: SessionParts;
  #joinedAt: number;
  #recording: Recording;
  #transcript = new Transcript();
  #agent: Agent;
  #caller: Caller;
  #turns: TurnEngine;
  #latency: TurnLatencies = { e2e: [], llm: [], tts: [] };
  #llmTokens: number[] = [];
  #updateDueAt: number | undefined;
  #turntaking: "agent_turn" | "user_turn" | undefined;
  #opensAt: number | undefined;
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
    if (message.type === "hangup") await this.finish("user_hangup");
    if (message.type !== "speech") return;
    if (message.final) return this.#callerSaid(message.text, { typed: false, aloud: false });
    this.#caller.hear(message.text);
    this.#updateSoon();
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
    this.#turns.callerSound(now, this.#caller.speakingSince);
    if (this.#agent.tick()) this.#updateSoon();
    if (this.#opensAt !== undefined && now >= this.#opensAt) this.#open();
    for (const action of this.#turns.tick(now)) this.#act(action);
    if (this.#updateDueAt !== undefined && now >= this.#updateDueAt) this.#update();
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
    const wavs = this.#recording.finish(Math.round(endMs * SAMPLES_PER_MS));
    const transcript = this.#transcript.list(endMs);
    const result = { ...wavs, transcript, latency: this.#latency, llmTokens: this.#llmTokens };
    await ended(call.callId, reason, result);
  }

  #act(action: TurnAction): void {
    const { brain } = this.#parts;
    if (action.type === "end") this.finish(action.reason).catch((error) => this.#failed(error));
    else if (action.type === "interrupt") this.#agent.interrupt();
    else if (action.type === "answer")
      this.#reply(action.turn, brain.answer(action.text, this.#secondsLeft()), action.heardAt);
    else if (action.type === "remind") this.#reply(action.turn, brain.remind());
    else if (action.type === "ask-to-type") this.#reply(action.turn, brain.askToType());
    else this.#reply(action.turn, brain.wrapUp());
  }

  #open(): void {
    this.#opensAt = undefined;
    const { beginMessage } = this.#parts.call;
    const opening = beginMessage === null ? this.#parts.brain.opening() : { text: beginMessage, tokens: 0 };
    this.#reply(0, Promise.resolve(opening));
  }

  /** `heardAt` is given for answers, which are measured. */
  #reply(turn: number, thinking: Promise<Line>, heardAt?: number): void {
    this.#think(turn, thinking, heardAt).catch((error) => this.#failed(error));
  }

  async #think(turn: number, thinking: Promise<Line>, heardAt?: number): Promise<void> {
    const asked = performance.now();
    const line = await thinking;
    const thought = performance.now();
    const speech = await this.#synthesise(line.text);
    const spoken = performance.now();
    if (line.tokens > 0) this.#llmTokens.push(line.tokens);
    if (this.#finished || !this.#turns.isCurrent(turn)) return;
    const startsAt = this.#agent.speak(speech, heardAt === undefined && turn !== 0);
    if (heardAt === undefined) return;
    this.#latency.llm.push(Math.round(thought - asked));
    this.#latency.tts.push(Math.round(spoken - thought));
    this.#latency.e2e.push(Math.round(startsAt - heardAt));
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
    this.#turntaking = "user_turn";
    this.#update();
    this.#changed();
  }

  #agentStarted(): void {
    this.#turns.agentStarted();
    this.#turntaking = "agent_turn";
    this.#event({ event_type: "agent_start_talking" });
  }

  #agentFinished(isReminder: boolean): void {
    this.#turns.agentFinished(this.#now(), isReminder);
    this.#event({ event_type: "agent_stop_talking" });
    this.#update();
    this.#changed();
  }

  #changed(): void {
    this.#parts.transcriptUpdated(this.callId, this.transcript());
  }

  #updateSoon(): void {
    this.#updateDueAt ??= this.#now() + UPDATE_EVERY_MS;
  }

  #update(): void {
    this.#updateDueAt = undefined;
    const turntaking = this.#turntaking;
    this.#turntaking = undefined;
    const transcript = this.#transcript.recent();
    this.#event({ event_type: "update", transcript, ...(turntaking && { turntaking }) });
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

  #now(): number {
    return this.#parts.clock.now() - this.#joinedAt;
  }
}
