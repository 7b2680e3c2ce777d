import type { Chooser } from "./chooser";

/** Hands out lines, each once in a talk. */
export class LineBook {
  #choose: Chooser;
  #usedLines = new Set<string>();
  #said = new Set<string>();

  constructor(choose: Chooser) {
    this.#choose = choose;
  }

  /** A line of the pool that was not used yet, or undefined. */
  take(pool: readonly string[]): string | undefined {
    const fresh = pool.filter((line) => !this.#usedLines.has(line));
    const line = fresh[Math.floor(this.#choose() * fresh.length)];
    if (line !== undefined) this.#usedLines.add(line);
    return line;
  }

  /** None of the pool is handed out any more. */
  retire(pool: readonly string[]): void {
    for (const line of pool) this.#usedLines.add(line);
  }

  hasFresh(pool: readonly string[]): boolean {
    return pool.some((line) => !this.#usedLines.has(line));
  }

  /** Any line of the pool; lines may come again in other company. */
  borrow(pool: readonly string[]): string {
    return pool[Math.floor(this.#choose() * pool.length)] ?? "";
  }

  isNew(text: string): boolean {
    return !this.#said.has(text);
  }

  remember(text: string): void {
    this.#said.add(text);
  }
}

const acronyms = new Set(["ai", "ehr", "emr", "er", "icu", "rvu", "rvus", "ceo", "pto", "hipaa"]);

/** The line with the caller's word in its places. */
export function fill(line: string, given: string): string {
  const word = acronyms.has(given) ? given.toUpperCase() : given;
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return line.replaceAll("{W}", capital).replaceAll("{w}", word);
}
