import { control, sleep } from "./traffic";

const JOURNAL_MS = 1000;

type Entry = { at: number; path: string; method: string; body: { to_number?: string; metadata?: Metadata } };
type Metadata = { demo_call_id?: string };
export type Dial = { intent: string; to: string };

/** Every dial that reached the sandbox's Retell; its journal forgets, so it is read as it grows. */
export class DialWatch {
  readonly dials: Dial[] = [];
  #seen = new Set<string>();
  #since = 0;

  constructor(readonly sandbox: string) {}

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.look();
      await sleep(JOURNAL_MS);
    }
  }

  async look(): Promise<void> {
    const path = `requests?vendor=retell&since=${this.#since}`;
    const { requests } = await control<{ requests: Entry[] }>(this.sandbox, path);
    const times = new Map<string, number>();
    for (const { at, path, method, body } of requests) {
      this.#since = Math.max(this.#since, at);
      if (method !== "POST" || path !== "/v2/create-phone-call") continue;
      const dial = { intent: body.metadata?.demo_call_id ?? "", to: body.to_number ?? "" };
      const once = `${at} ${dial.intent}`;
      times.set(once, (times.get(once) ?? 0) + 1);
      const key = `${once} ${times.get(once)}`;
      if (this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.dials.push(dial);
    }
  }
}
