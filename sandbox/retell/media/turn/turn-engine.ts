export type TurnSettings = {
  interruptionSensitivity: number;
  reminderTriggerMs: number;
  reminderMaxCount: number;
  endCallAfterSilenceMs: number;
  maxCallDurationMs: number;
};

export type TurnAction =
  | { type: "interrupt" }
  /** `heardAt`: when the caller had finished. */
  | { type: "answer"; turn: number; text: string; heardAt: number }
  | { type: "remind" | "ask-to-type" | "wrap-up"; turn: number }
  | { type: "end"; reason: string };

const END_OF_SPEECH_MS = 600;
const LATE_WORDS_MS = 1500;
const WORDLESS_MS = 6000;
const WORDLESS_SPEECH_MS = 400;
const WRAP_UP_MS = 15_000;
/** Sound that goes on for longer without a pause is a room, not a sentence. */
const LONGEST_SENTENCE_MS = 9000;

/** Who may speak when. All times are milliseconds since the call began; nothing here reads a clock or does anything. */
export class TurnEngine {
  #settings: TurnSettings;
  #agentSpeaking = false;
  #thinkingAbout: string | undefined;
  #turn = 0;
  #soundSince: number | undefined;
  #soundUntil = 0;
  #soundEnd = 0;
  #callerBusyUntil = 0;
  #pending: { text: string; at: number; typed: boolean }[] = [];
  #lastActivity = 0;
  #quietSince = 0;
  #reminders = 0;
  #wordlessSince: number | undefined;
  #wordlessMs = 0;
  #askedToType = false;
  /** The one thing that is said to its end: a voice without words would cut it off for ever. */
  #isAskingToType = false;
  #wordlessInterruptions = 0;
  #wrappedUp = false;
  #ended = false;

  constructor(settings: TurnSettings) {
    this.#settings = settings;
  }

  /** Speech on the caller's channel has been heard from `since` to `until` and goes on, or (undefined) was over at `until`. */
  callerSound(now: number, since: number | undefined, until = now): void {
    if (since !== undefined) {
      this.#soundSince = since;
      this.#soundUntil = until;
      this.#wordlessSince ??= since;
      return;
    }
    if (this.#soundSince === undefined) return;
    this.#wordlessMs += Math.max(0, until - this.#soundSince);
    this.#soundSince = undefined;
    this.#soundEnd = until;
    this.#touchCaller(now);
  }

  /** `until`: when the words will have been said; later than now when the sandbox speaks them for the caller. */
  callerWords(now: number, text: string, how: { typed: boolean; until: number }): void {
    this.#pending.push({ text, at: now, typed: how.typed });
    if (this.#thinkingAbout) {
      this.#pending.unshift({ text: this.#thinkingAbout, at: now, typed: how.typed });
    }
    this.#thinkingAbout = undefined;
    this.#turn += 1;
    this.#callerBusyUntil = Math.max(this.#callerBusyUntil, how.until);
    this.#wordlessSince = undefined;
    this.#wordlessMs = 0;
    this.#wordlessInterruptions = 0;
    this.#reminders = 0;
    this.#touchCaller(Math.max(now, how.until));
  }

  agentStarted(): void {
    this.#agentSpeaking = true;
    this.#thinkingAbout = undefined;
  }

  agentFinished(now: number, isReminder: boolean): void {
    this.#agentSpeaking = false;
    this.#isAskingToType = false;
    this.#thinkingAbout = undefined;
    this.#lastActivity = Math.max(this.#lastActivity, now);
    if (!isReminder) this.#quietSince = Math.max(this.#quietSince, now);
  }

  /** False when the caller has said more since the answer was asked for. */
  isCurrent(turn: number): boolean {
    return this.#turn === turn && !this.#ended;
  }

  tick(now: number): TurnAction[] {
    if (this.#ended) return [];
    if (now >= this.#settings.maxCallDurationMs) return this.#end("max_duration_reached");
    const actions: TurnAction[] = [];
    if (this.#agentSpeaking && this.#isInterrupted()) {
      actions.push({ type: "interrupt" });
      if (this.#pending.length === 0) this.#wordlessInterruptions += 1;
      this.agentFinished(now, false);
    }
    if (this.#agentSpeaking || this.#thinkingAbout !== undefined) return actions;
    const next = this.#pending.length > 0 ? this.#answer(now) : this.#whenQuiet(now);
    return next ? [...actions, next] : actions;
  }

  #isInterrupted(): boolean {
    if (this.#pending.length > 0) return true;
    const { interruptionSensitivity } = this.#settings;
    if (this.#soundSince === undefined || interruptionSensitivity <= 0 || this.#isAskingToType) return false;
    const needed = (250 + (1 - interruptionSensitivity) * 1500) * 3 ** this.#wordlessInterruptions;
    // By what was heard, not by the clock: a beep is short even when what follows it is late.
    return this.#soundUntil - this.#soundSince >= needed;
  }

  #answer(now: number): TurnAction | undefined {
    const last = this.#pending.at(-1);
    if (!last || now < this.#callerBusyUntil) return undefined;
    const silent = this.#soundSince === undefined && now - this.#soundEnd >= END_OF_SPEECH_MS;
    if (!last.typed && !silent && now - last.at < LATE_WORDS_MS) return undefined;
    const text = this.#pending.map((p) => p.text).join(" ");
    const spoken = last.typed ? last.at : Math.min(last.at, this.#soundEnd || last.at);
    this.#pending = [];
    this.#thinkingAbout = text;
    this.#turn += 1;
    return { type: "answer", turn: this.#turn, text, heardAt: Math.max(spoken, this.#callerBusyUntil) };
  }

  #whenQuiet(now: number): TurnAction | undefined {
    if (now < this.#callerBusyUntil) return undefined;
    const { reminderTriggerMs, reminderMaxCount, endCallAfterSilenceMs, maxCallDurationMs } = this.#settings;
    if (this.#shouldAskToType(now)) {
      this.#askedToType = true;
      this.#isAskingToType = true;
      return this.#speakUp("ask-to-type");
    }
    if (this.#soundSince !== undefined && now - this.#soundSince < LONGEST_SENTENCE_MS) return undefined;
    if (now - this.#quietSince >= endCallAfterSilenceMs) return this.#end("inactivity")[0];
    const leftMs = maxCallDurationMs - now;
    if (leftMs <= WRAP_UP_MS && !this.#wrappedUp) {
      this.#wrappedUp = true;
      return this.#speakUp("wrap-up");
    }
    const due = reminderTriggerMs > 0 && now - this.#lastActivity >= reminderTriggerMs;
    if (!due || this.#reminders >= reminderMaxCount) return undefined;
    this.#reminders += 1;
    this.#lastActivity = now;
    return this.#speakUp("remind");
  }

  #speakUp(type: "remind" | "ask-to-type" | "wrap-up"): TurnAction {
    this.#thinkingAbout = "";
    this.#turn += 1;
    return { type, turn: this.#turn };
  }

  #shouldAskToType(now: number): boolean {
    const since = this.#wordlessSince;
    if (this.#askedToType || since === undefined || now - since < WORDLESS_MS) return false;
    const openMs = this.#soundSince === undefined ? 0 : now - this.#soundSince;
    return this.#wordlessMs + openMs >= WORDLESS_SPEECH_MS;
  }

  #end(reason: "inactivity" | "max_duration_reached"): TurnAction[] {
    this.#ended = true;
    return [{ type: "end", reason }];
  }

  #touchCaller(now: number): void {
    this.#lastActivity = Math.max(this.#lastActivity, now);
    this.#quietSince = Math.max(this.#quietSince, now);
  }
}
