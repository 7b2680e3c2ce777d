import { control, sleep } from "./traffic";

type Fault = { name: string; body: Record<string, unknown> };

const HELD_MS = 3000;
const PAUSE_MS = 5000;
/** What was put off while something was broken may still show it, up to the longest time-out on a route. */
const AFTERMATH_MS = 15_000;

const faults: readonly Fault[] = [
  { name: "Retell 500", body: { vendor: "retell", path: "/v2/create-web-call", status: 500 } },
  { name: "Redis slow", body: { vendor: "upstash", delayMs: 1500 } },
  { name: "database drop", body: { vendor: "supabase", path: "/rest/v1/rpc", drop: true } },
  { name: "Lambda 429", body: { vendor: "lambda", status: 429 } },
  { name: "Retell drop", body: { vendor: "retell", path: "/v2/create-phone-call", drop: true, times: 2 } },
  { name: "S3 500", body: { vendor: "s3", status: 500 } },
];

/** Breaks one thing after the other, each for some seconds, with a rest between. */
export class Breakage {
  readonly count: Record<string, number> = {};
  #endedAt = 0;
  #isOn = false;

  constructor(readonly sandbox: string) {}

  /** Whether a fault was in place, or its aftermath, at some time since then. */
  wasOnSince(sinceMs: number): boolean {
    return this.#isOn || this.#endedAt + AFTERMATH_MS >= sinceMs;
  }

  async run(untilMs: number): Promise<void> {
    for (let round = 0; Date.now() + PAUSE_MS + HELD_MS < untilMs; round += 1) {
      await sleep(PAUSE_MS);
      const fault = faults[round % faults.length];
      if (!fault) return;
      this.#isOn = true;
      this.count[fault.name] = (this.count[fault.name] ?? 0) + 1;
      await control(this.sandbox, "faults", fault.body);
      await sleep(HELD_MS);
      await control(this.sandbox, "faults", undefined, "DELETE");
      this.#endedAt = Date.now();
      this.#isOn = false;
    }
  }
}
