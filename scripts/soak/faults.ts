import type { ErrorCode } from "../../lib/errors";
import { sleep } from "./traffic";

type Fault = { name: string; body: Record<string, unknown>; excuses: readonly ErrorCode[] };
type Window = { name: string; excuses: readonly ErrorCode[]; endedAt: number };
/** Puts a fault in place, or takes all away. */
type Break = (body: Record<string, unknown> | undefined) => Promise<unknown>;

const HELD_MS = 3000;
/** What was put off while something was broken may still show it. */
const AFTERMATH_MS = 6000;
/** The aftermath, and as long again without an excuse. */
const PAUSE_MS = 2 * AFTERMATH_MS;

const voice = ["voice_failed", "voice_timeout"] as const;
const phone = ["phone_failed", "phone_unsettled"] as const;

/** Each with the codes that may come of it. */
const faults: readonly Fault[] = [
  {
    name: "Retell 500",
    body: { vendor: "retell", path: "/v2/create-web-call", status: 500 },
    excuses: voice,
  },
  { name: "Redis slow", body: { vendor: "upstash", delayMs: 1500 }, excuses: ["limits_unavailable"] },
  {
    name: "database drop",
    body: { vendor: "supabase", path: "/rest/v1/rpc", drop: true },
    // A phone may ring of which the writing down was lost.
    excuses: ["storage_unavailable", "phone_unsettled"],
  },
  { name: "Lambda 429", body: { vendor: "lambda", status: 429 }, excuses: ["clips_unavailable"] },
  {
    name: "Retell drop",
    body: { vendor: "retell", path: "/v2/create-phone-call", drop: true, times: 2 },
    excuses: phone,
  },
  { name: "S3 500", body: { vendor: "s3", status: 500 }, excuses: ["clips_unavailable"] },
];

/** Breaks one thing after the other, each for some seconds, with a rest between that outlasts its aftermath. */
export class Breakage {
  readonly count: Record<string, number> = {};
  #windows: Window[] = [];

  constructor(readonly put: Break) {}

  /** The codes that may be answered, by what was broken, or had just been, at some time since then. */
  excusedSince(sinceMs: number): ReadonlySet<string> {
    const felt = this.#windows.filter(({ endedAt }) => endedAt + AFTERMATH_MS >= sinceMs);
    return new Set(felt.flatMap(({ excuses }) => excuses));
  }

  /** What was broken last, and how many seconds ago that ended; for whoever looks for a cause. */
  last(): string {
    const last = this.#windows.at(-1);
    if (!last) return "nothing was broken yet";
    const agoMs = Date.now() - last.endedAt;
    return agoMs < 0 ? `during ${last.name}` : `${(agoMs / 1000).toFixed(1)} s after ${last.name}`;
  }

  async run(untilMs: number): Promise<void> {
    for (let round = 0; Date.now() + PAUSE_MS + HELD_MS < untilMs; round += 1) {
      await sleep(PAUSE_MS);
      const fault = faults[round % faults.length];
      if (!fault) return;
      const felt: Window = { name: fault.name, excuses: fault.excuses, endedAt: Number.POSITIVE_INFINITY };
      this.#windows.push(felt);
      this.count[fault.name] = (this.count[fault.name] ?? 0) + 1;
      await this.put(fault.body);
      await sleep(HELD_MS);
      await this.put(undefined);
      felt.endedAt = Date.now();
    }
  }
}
