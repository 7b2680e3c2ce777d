import type { Utterance, Word } from "./contract";

export type Entry = { role: "agent" | "user"; startsAt: number; content: string; words: Word[] };

const SHOWN_IN_UPDATES = 5;

/** What was said so far, in the order in which it began. Entries grow in place. */
export class Transcript {
  #entries: Entry[] = [];

  /** `startsAt` in milliseconds of the call. */
  add(role: "agent" | "user", startsAt: number): Entry {
    const entry: Entry = { role, startsAt, content: "", words: [] };
    const after = this.#entries.findIndex((e) => e.startsAt > startsAt);
    if (after === -1) this.#entries.push(entry);
    else this.#entries.splice(after, 0, entry);
    return entry;
  }

  remove(entry: Entry): void {
    this.#entries = this.#entries.filter((e) => e !== entry);
  }

  /** Everything, with words that would lie behind `endMs` left out. */
  list(endMs = Number.POSITIVE_INFINITY): Utterance[] {
    return this.#entries.flatMap(({ role, content, words }) => {
      const kept = words.filter((w) => w.start * 1000 < endMs);
      const clipped = kept.map((w) => ({ ...w, end: Math.min(w.end, endMs / 1000) }));
      const said = kept.length === words.length ? content : clipped.map((w) => w.word).join(" ");
      return said ? [{ role, content: said, words: clipped }] : [];
    });
  }

  /** The last few utterances, as the browser SDK is told. */
  recent(): Utterance[] {
    return this.list().slice(-SHOWN_IN_UPDATES);
  }
}
