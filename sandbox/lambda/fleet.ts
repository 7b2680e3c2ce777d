import type { SandboxContext } from "../core/context";
import type { DeployedFunction } from "./function";
import { Instance, type Outcome } from "./instance";
import { RuntimeApi } from "./runtime-api";

export type Ran = Outcome & { log: string };
export type Limits = { timeoutMs?: number | undefined; concurrency?: number | undefined };

/** A function's processes: started when they are needed, kept warm, each with one event at a time. */
export class Fleet {
  /** What tests have set in place of the function's own limits. */
  limits: Limits = {};
  readonly fn: DeployedFunction;
  readonly #report: SandboxContext["log"];
  readonly #api = new RuntimeApi();
  #instances = new Set<Instance>();
  #onFree: () => void = () => {};

  constructor(fn: DeployedFunction, report: SandboxContext["log"]) {
    this.fn = fn;
    this.#report = report;
  }

  /** Called whenever an event has ended, and with it a process become free. */
  set onFree(called: () => void) {
    this.#onFree = called;
  }

  get hasRoom(): boolean {
    const busy = [...this.#instances].filter((instance) => instance.isBusy).length;
    return busy < (this.limits.concurrency ?? this.fn.concurrency);
  }

  /** Runs an event; undefined when as many are running as may. */
  async run(id: string, payload: string): Promise<Ran | undefined> {
    if (!this.hasRoom) return undefined;
    const startedAt = performance.now();
    const timeoutMs = this.limits.timeoutMs ?? this.fn.timeoutMs;
    const warm = this.#warm();
    const instance = warm ?? this.#cold();
    const invocation = { id, arn: this.fn.arn, payload, timeoutMs, deadlineMs: Date.now() + timeoutMs };
    const outcome = await instance.run(invocation, this.#api);
    const ms = Math.round(performance.now() - startedAt);
    this.#report("lambda.report", { requestId: id, ms, isCold: !warm, isError: outcome.isError });
    if (instance.isGone) this.#instances.delete(instance);
    this.#onFree();
    return { ...outcome, log: instance.log };
  }

  /** Ends what is running; warm processes stay. */
  async reset(): Promise<void> {
    this.limits = {};
    const busy = [...this.#instances].filter((instance) => instance.isBusy);
    await Promise.all(busy.map((instance) => instance.stop()));
  }

  async close(): Promise<void> {
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
    this.#instances.clear();
    await this.#api.stop();
  }

  describe() {
    const all = [...this.#instances].filter((instance) => !instance.isGone);
    return { processes: all.length, running: all.filter((instance) => instance.isBusy).length };
  }

  #warm(): Instance | undefined {
    for (const instance of this.#instances) {
      if (instance.isBusy) continue;
      if (!instance.isGone && !instance.isOutdated) return instance;
      this.#instances.delete(instance);
      void instance.stop();
    }
    return undefined;
  }

  #cold(): Instance {
    const instance = new Instance(this.fn, this.#report);
    this.#instances.add(instance);
    return instance;
  }
}
