import { callerVoice, type Voices } from "../../voice/voices";
import type { Word } from "./contract";
import { SAMPLES_PER_MS } from "./protocol";
import type { Recording } from "./recording";
import { layWords } from "./timeline/lay-words";
import { type Segment, SpeechEnergy } from "./timeline/speech-energy";
import type { Entry, Transcript } from "./transcript";

const REACH_BACK_MS = 20_000;
const TALKING_GAP_MS = 3000;
/** What words can stretch over, pauses included: talk that goes on for longer began before them. */
const LONGEST_WORD_MS = 600;
const LONGEST_PAUSES_MS = 1000;
const SHORTEST_SPEECH_MS = 100;

type Parts = { recording: Recording; transcript: Transcript; voices: Voices; now: () => number };

/** The caller's side of the time line: what the microphone heard, and where words belong in it. Times in milliseconds. */
export class Caller {
  #parts: Parts;
  #energy = new SpeechEnergy();
  #claimedUntil = 0;
  #interim: Entry | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  microphone(samples: Int16Array): void {
    const at = this.#parts.recording.microphone(samples, this.#parts.now() * SAMPLES_PER_MS);
    if (at !== undefined) this.#energy.push(samples, at / SAMPLES_PER_MS);
  }

  microphonePaused(): void {
    this.#parts.recording.microphonePaused();
  }

  idle(): void {
    this.#energy.idle(this.#parts.now());
  }

  /** When the speech that is going on began, or since when it has gone on behind the words that are known. */
  get speakingSince(): number | undefined {
    const open = this.#energy.open;
    if (!open || open.to - this.#claimedUntil < SHORTEST_SPEECH_MS) return undefined;
    return Math.max(open.from, this.#claimedUntil);
  }

  /** When the microphone's last speech was over. */
  get lastHeardAt(): number {
    return this.#energy.segments().at(-1)?.to ?? 0;
  }

  /** Words that may still change; shown, not yet placed. */
  hear(text: string): void {
    this.#interim ??= this.#parts.transcript.add("user", this.#energy.open?.from ?? this.#parts.now());
    this.#interim.content = text;
  }

  /**
   * Places final words: over the microphone's speech when there was enough of it, else (or when `aloud`) as speech of the
   * sandbox's own. The answer is when they will have been said.
   */
  async say(text: string, aloud = false): Promise<number> {
    const words = (aloud ? undefined : this.#lay(text)) ?? (await this.#speak(text));
    const entry = this.#interim ?? this.#parts.transcript.add("user", (words[0]?.start ?? 0) * 1000);
    this.#interim = undefined;
    entry.content = text;
    entry.words = words;
    const until = (words.at(-1)?.end ?? 0) * 1000;
    this.#claimedUntil = Math.max(this.#claimedUntil, until);
    return until;
  }

  /** Words that never became final are placed where they were heard. */
  finish(): void {
    if (this.#interim) this.#interim.words = this.#lay(this.#interim.content) ?? [];
  }

  /** Over the last stretch of talking when that can have carried the words, else over all that no words have claimed. */
  #lay(text: string): Word[] | undefined {
    const unclaimed = this.#unclaimed(text.split(/\s+/).length * LONGEST_WORD_MS + LONGEST_PAUSES_MS);
    const lastPause = unclaimed.findLastIndex(
      (s, i) => s.from - (unclaimed[i - 1]?.to ?? s.from) > TALKING_GAP_MS,
    );
    return layWords(text, unclaimed.slice(Math.max(0, lastPause))) ?? layWords(text, unclaimed);
  }

  /** The speech that no words have claimed, no further back from its end than `reachMs`. */
  #unclaimed(reachMs: number): Segment[] {
    const since = Math.max(this.#claimedUntil, this.#parts.now() - REACH_BACK_MS);
    const segments = this.#energy.segments().filter((s) => s.to > since);
    const reach = (segments.at(-1)?.to ?? 0) - reachMs;
    return segments
      .filter((s) => s.to > reach)
      .map((s) => ({ from: Math.max(s.from, this.#claimedUntil, reach), to: s.to }));
  }

  async #speak(text: string): Promise<Word[]> {
    const speech = await this.#parts.voices.speak(text, callerVoice);
    const at = Math.max(this.#parts.now(), this.#claimedUntil);
    this.#parts.recording.speakForCaller(speech.samples, Math.round(at * SAMPLES_PER_MS));
    this.#claimedUntil = at + speech.samples.length / SAMPLES_PER_MS;
    const shift = (seconds: number) => Math.round(at + seconds * 1000) / 1000;
    return speech.words.map((w) => ({ word: w.word, start: shift(w.start), end: shift(w.end) }));
  }
}
