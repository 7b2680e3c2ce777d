import type { SandboxClock, Timer } from "../core/clock";
import type { Fleet } from "./fleet";

type Event = { id: string; payload: string; attempts: number };

const RETRY_MS = 60_000;

/** Events that nobody waits for: each runs when there is room, and again a minute after its function has failed. */
export class EventQueue {
  #events: Event[] = [];
  #retries = new Set<Timer>();
  readonly #fleet: Fleet;
  readonly #clock: SandboxClock;

  constructor(fleet: Fleet, clock: SandboxClock) {
    this.#fleet = fleet;
    this.#clock = clock;
    fleet.onFree = () => this.#pump();
  }

  add(id: string, payload: string): void {
    this.#events.push({ id, payload, attempts: 0 });
    this.#pump();
  }

  get length(): number {
    return this.#events.length + this.#retries.size;
  }

  clear(): void {
    this.#events = [];
    for (const retry of this.#retries) retry.cancel();
    // Another set: what is ending just now has been forgotten too.
    this.#retries = new Set();
  }

  #pump(): void {
    while (this.#fleet.hasRoom) {
      const event = this.#events.shift();
      if (!event) return;
      void this.#run(event);
    }
  }

  async #run(event: Event): Promise<void> {
    const before = this.#retries;
    const ran = await this.#fleet.run(event.id, event.payload);
    event.attempts += 1;
    if (!ran?.isError || event.attempts > this.#fleet.fn.eventRetries || before !== this.#retries) return;
    const retry = this.#clock.setTimeout(() => {
      this.#retries.delete(retry);
      this.#events.push(event);
      this.#pump();
    }, RETRY_MS);
    this.#retries.add(retry);
  }
}
