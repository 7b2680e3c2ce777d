export type Timer = { cancel: () => void };

type Entry = { dueMs: number; run: () => void };

/**
 * Retell's clock: real time plus what `POST /control/clock` has added. Timers set on it fire early when the
 * clock is advanced past them, in due order.
 */
export class SandboxClock {
  #offsetMs = 0;
  #entries = new Set<Entry>();
  #wake: NodeJS.Timeout | undefined;

  /** A timer that throws stops neither the others nor the process; `report` is told of it. */
  constructor(readonly report: (error: unknown) => void = rethrowLater) {}

  now(): number {
    return Date.now() + this.#offsetMs;
  }

  get offsetMs(): number {
    return this.#offsetMs;
  }

  advance(ms: number): void {
    this.#offsetMs += ms;
    this.#fire();
  }

  /** Forgets the offset; timers keep what was left of them. */
  reset(): void {
    for (const entry of this.#entries) entry.dueMs -= this.#offsetMs;
    this.#offsetMs = 0;
    this.#arm();
  }

  setTimeout(run: () => void, ms: number): Timer {
    const entry = { dueMs: this.now() + ms, run };
    this.#entries.add(entry);
    this.#arm();
    return { cancel: () => this.#entries.delete(entry) };
  }

  #fire(): void {
    const due = [...this.#entries].filter((e) => e.dueMs <= this.now()).sort((a, b) => a.dueMs - b.dueMs);
    for (const entry of due) if (this.#entries.delete(entry)) this.#run(entry);
    this.#arm();
  }

  #run(entry: Entry): void {
    try {
      entry.run();
    } catch (error) {
      this.report(error);
    }
  }

  #arm(): void {
    clearTimeout(this.#wake);
    if (this.#entries.size === 0) return;
    const next = Math.min(...[...this.#entries].map((e) => e.dueMs));
    this.#wake = setTimeout(() => this.#fire(), Math.min(Math.max(0, next - this.now()), 2 ** 31 - 1));
    this.#wake.unref();
  }
}

/** Where nobody asks for reports, an error must not pass unseen. */
function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
