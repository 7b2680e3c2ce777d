import { readdirSync, readFileSync } from "node:fs";
import { control, sleep } from "./traffic";

export const SAMPLE_MS = 5000;
const JOURNAL_MS = 1000;

type Entry = { at: number; path: string; method: string; body: { to_number?: string; metadata?: Metadata } };
type Metadata = { demo_call_id?: string };
export type Dial = { intent: string; to: string };

/** What a server process takes of memory (MB), each five seconds. */
export class MemoryWatch {
  readonly samples: number[] = [];
  #pid: string;

  constructor(address: string) {
    this.#pid = serverOf(address);
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(read(this.#pid, "status"))?.[1];
      if (kilobytes) this.samples.push(Number(kilobytes) / 1024);
      await sleep(SAMPLE_MS);
    }
  }
}

/** The process that serves an address, by the port that it was given. */
function serverOf(address: string): string {
  const port = `\0PORT=${new URL(address).port}\0`;
  const pid = readdirSync("/proc").find(
    (name) =>
      /^\d+$/.test(name) && /next/.test(read(name, "cmdline")) && `\0${read(name, "environ")}`.includes(port),
  );
  if (!pid) throw new Error("The process of the app was not found.");
  return pid;
}

function read(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch {
    return "";
  }
}

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
