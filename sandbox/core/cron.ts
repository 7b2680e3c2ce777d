import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { SandboxContext } from "./context";

const EVERY_MS = 10_000;
const schema = z.object({ crons: z.array(z.object({ path: z.string() })).default([]) });

/** The paths under `crons` in a project's vercel.json. */
export function readCronPaths(projectDir: string): string[] {
  const { crons } = schema.parse(JSON.parse(readFileSync(join(projectDir, "vercel.json"), "utf8")));
  return crons.map(({ path }) => path);
}

/**
 * Stands in for Vercel's scheduler: calls every cron path each ten seconds, as Vercel does, by GET; one after the other,
 * since here they all meet the same process.
 */
export class Cron {
  isPaused = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(
    readonly context: SandboxContext,
    readonly paths: string[] = [],
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.#round(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Resolves when no call is on its way any more, so that what comes next meets none. */
  async pause(): Promise<void> {
    this.isPaused = true;
    await this.#running;
  }

  resume(): void {
    this.isPaused = false;
  }

  #round(): void {
    // A round that takes longer than the pause between two is left to finish.
    if (this.isPaused || this.#running) return;
    this.#running = this.#callAll().finally(() => {
      this.#running = undefined;
    });
  }

  async #callAll(): Promise<void> {
    for (const path of this.paths) if (!this.isPaused) await this.#call(path);
  }

  async #call(path: string): Promise<void> {
    const { appPort, cronSecret } = this.context.env;
    try {
      const response = await fetch(`http://127.0.0.1:${appPort}${path}`, {
        headers: { authorization: `Bearer ${cronSecret}`, "user-agent": "vercel-cron/1.0" },
        signal: AbortSignal.timeout(EVERY_MS),
      });
      await response.body?.cancel();
      if (!response.ok) this.context.log("cron_failed", { path, status: response.status });
    } catch {
      // The app is not up, or is going down: the next round finds it.
    }
  }
}
