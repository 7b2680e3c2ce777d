import { statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SandboxContext } from "../core/context";
import { type Leashed, spawnLeashed } from "../core/leash";
import type { DeployedFunction } from "./function";
import type { Invocation, RuntimeApi } from "./runtime-api";

/** What came of an event. `isError`: the function threw, died or was too slow, and the payload says so. */
export type Outcome = { payload: string; isError: boolean };

type Running = { invocation: Invocation; settle: (outcome: Outcome) => void };
type End = { code: number | null; signal: NodeJS.Signals | null };

const LARGEST_ANSWER = 6 * 1024 * 1024 + 100;
const LONGEST_LINE = 500;
const KEPT_LOG = 4096;
/** Deployed, it runs on a newer Node than the sandbox may have. */
const quiet = { NODE_ENV: "production", AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" } as const;
const bootstrap = join(import.meta.dirname, "bootstrap.mjs");

/** One process that runs a function, one event after the other, and stays warm in between. */
export class Instance {
  /** The last 4 kB of what the function has written. */
  log = "";
  isGone = false;
  readonly #fn: DeployedFunction;
  readonly #report: SandboxContext["log"];
  readonly #version: number;
  #process: Leashed | undefined;
  #ask: ((invocation: Invocation) => void) | undefined;
  #running: Running | undefined;
  #loadError: string | undefined;

  constructor(fn: DeployedFunction, report: SandboxContext["log"]) {
    this.#fn = fn;
    this.#report = report;
    this.#version = versionOf(fn.bundle);
  }

  get isBusy(): boolean {
    return this.#running !== undefined;
  }

  /** Whether the code has been built anew since this process has loaded it. */
  get isOutdated(): boolean {
    return this.#version !== versionOf(this.#fn.bundle);
  }

  /** Runs one event; the first one starts the process. */
  async run(invocation: Invocation, api: RuntimeApi): Promise<Outcome> {
    this.log = "";
    const outcome = new Promise<Outcome>((settle) => {
      this.#running = { invocation, settle };
    });
    const timer = setTimeout(() => void this.#timeOut(), invocation.timeoutMs);
    try {
      if (!this.#process) await this.#start(api);
      this.#offer();
      return await outcome;
    } finally {
      clearTimeout(timer);
      this.#running = undefined;
    }
  }

  /** Kills the process and all that it has started. */
  async stop(): Promise<void> {
    this.isGone = true;
    this.#process?.child.kill("SIGKILL");
    await this.#process?.stop();
  }

  async #start(api: RuntimeApi): Promise<void> {
    const { address, close } = await api.open({
      next: () => new Promise((ask) => this.#take(ask)),
      answered: (id, payload, isError) => this.#answer(id, payload, isError),
      failedToLoad: (payload) => {
        this.#loadError = payload;
      },
    });
    // Stopped before it began.
    if (this.isGone) return this.#ended({ code: null, signal: "SIGKILL" });
    this.#process = spawnLeashed(process.execPath, [bootstrap], {
      cwd: tmpdir(),
      env: { ...quiet, ...this.#fn.env(), AWS_LAMBDA_RUNTIME_API: address },
      stop: [{ signal: "SIGTERM", waitMs: 100 }],
    });
    for (const stream of [this.#process.child.stdout, this.#process.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => this.#hear(chunk.toString()));
    }
    void this.#process.exited.then((end) => {
      close();
      this.#ended(end);
    });
  }

  #take(ask: (invocation: Invocation) => void): void {
    this.#ask = ask;
    this.#offer();
  }

  #offer(): void {
    if (!this.#ask || !this.#running) return;
    const ask = this.#ask;
    this.#ask = undefined;
    ask(this.#running.invocation);
  }

  #answer(id: string, payload: string, isError: boolean): void {
    if (this.#running?.invocation.id !== id) return;
    this.#settle(Buffer.byteLength(payload) > LARGEST_ANSWER ? tooLarge : { payload, isError });
  }

  #settle(outcome: Outcome): void {
    this.#running?.settle(outcome);
  }

  async #timeOut(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    const { id, timeoutMs } = running.invocation;
    const errorMessage = `RequestId: ${id} Error: Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`;
    // Its end is not what is told of it.
    this.#running = undefined;
    await this.stop();
    const payload = JSON.stringify({ errorType: "Sandbox.Timedout", errorMessage });
    running.settle({ payload, isError: true });
  }

  #ended(end: End): void {
    this.isGone = true;
    this.#settle({ payload: this.#loadError ?? this.#exitError(end), isError: true });
  }

  #exitError({ code, signal }: End): string {
    const id = this.#running?.invocation.id ?? "";
    const why = signal ? `signal: ${signal === "SIGKILL" ? "killed" : signal}` : `exit status ${code}`;
    const how =
      code === 0 ? "Runtime exited without providing a reason" : `Runtime exited with error: ${why}`;
    return JSON.stringify({ errorType: "Runtime.ExitError", errorMessage: `RequestId: ${id} Error: ${how}` });
  }

  #hear(text: string): void {
    this.log = (this.log + text).slice(-KEPT_LOG);
    for (const line of text.split("\n")) {
      if (line.trim()) this.#report("lambda.said", { line: line.slice(0, LONGEST_LINE) });
    }
  }
}

const tooLarge: Outcome = {
  payload: JSON.stringify({
    errorType: "Function.ResponseSizeTooLarge",
    errorMessage: `Response payload size exceeded maximum allowed payload size (${LARGEST_ANSWER} bytes).`,
  }),
  isError: true,
};

function versionOf(bundle: string): number {
  return statSync(bundle, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
