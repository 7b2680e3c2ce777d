import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Collection, emptyFolder, finishEmptying, writeAtomic } from "../core/collection";
import type { SandboxContext } from "../core/context";
import { type AgentConfig, maxDurationMs } from "./agent-schema";
import type { StoredCall } from "./call-record";
import { RetellError } from "./errors";
import type { LlmConfig } from "./llm-schema";
import type { PhoneNumber } from "./phone-numbers";
import type { Scenario } from "./scenarios";
import type { Versioned } from "./versions";

export type Agent = Versioned<AgentConfig>;
export type Llm = Versioned<LlmConfig>;

const DEFAULT_CONCURRENCY = 20;

/** Everything the stand-in remembers. Agents, response engines, phone numbers, calls and recordings outlive the process. */
export class RetellState {
  readonly agents: Collection<Agent>;
  readonly llms: Collection<Llm>;
  readonly phoneNumbers: Collection<PhoneNumber>;
  readonly calls: Collection<StoredCall>;
  readonly recordingsDir: string;
  /** Signs access tokens and recording URLs. */
  readonly secret: string;
  concurrencyLimit = DEFAULT_CONCURRENCY;
  scenario: Scenario = "answered";

  constructor(readonly context: SandboxContext) {
    const dir = join(context.env.dir, "retell");
    finishEmptying(dir);
    chmodSync(dir, 0o700);
    this.agents = new Collection(join(dir, "agents"));
    this.llms = new Collection(join(dir, "llms"));
    this.phoneNumbers = new Collection(join(dir, "phone-numbers"));
    this.calls = new Collection(join(dir, "calls"));
    this.recordingsDir = join(dir, "recordings");
    mkdirSync(this.recordingsDir, { recursive: true });
    this.secret = readSecret(join(dir, "secret"));
    for (const call of this.calls.values()) this.#settleAfterRestart(call);
  }

  agent(id: string, status: 404 | 422 = 422): Agent {
    return this.agents.get(id) ?? missing(status);
  }

  llm(id: string): Llm {
    return this.llms.get(id) ?? missing(422);
  }

  phoneNumber(id: string): PhoneNumber {
    return this.phoneNumbers.get(id) ?? missing(422);
  }

  call(id: string): StoredCall {
    return this.calls.get(id) ?? missing(422);
  }

  /** Calls that hold a slot: ongoing, ringing, or registered with a token that still works. */
  concurrency(): number {
    const now = this.context.clock.now();
    const isHeld = ({ status, tokenExpiresAtMs = Infinity }: StoredCall) =>
      status === "ongoing" || (status === "registered" && tokenExpiresAtMs > now);
    return this.calls.values().filter(isHeld).length;
  }

  clear(): void {
    this.calls.clear();
    emptyFolder(this.recordingsDir);
    this.concurrencyLimit = DEFAULT_CONCURRENCY;
    this.scenario = "answered";
  }

  /**
   * No webhooks are sent: the process that would have sent them is gone. Nor is it known when it went, so the call
   * ends now, or when its time was up. A phone that rang rings no more; a web call may still be joined.
   */
  #settleAfterRestart(call: StoredCall): void {
    const isRinging = call.status === "registered" && call.tokenExpiresAtMs === undefined;
    if (call.status !== "ongoing" && !isRinging) return;
    const limitMs = (call.startedAtMs ?? call.createdAtMs) + maxDurationMs(call.agent);
    const endedAtMs = Math.min(this.context.clock.now(), limitMs);
    this.calls.put({ ...call, status: "error", disconnectionReason: "error_retell", endedAtMs });
  }
}

function missing(status: 404 | 422): never {
  throw new RetellError(status);
}

function readSecret(path: string): string {
  if (!existsSync(path)) writeAtomic(path, randomBytes(32).toString("hex"), 0o600);
  chmodSync(path, 0o600);
  return readFileSync(path, "utf8");
}
