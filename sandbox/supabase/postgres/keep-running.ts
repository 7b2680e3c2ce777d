import { setTimeout as sleep } from "node:timers/promises";
import type { Server } from "./server";

export type PostgresStatus = "running" | "restarting" | "stopped";

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1000;
/** One that ran this long was well: its next death starts the count again. */
const WELL_AFTER_MS = 30_000;

type Log = ((event: string, fields?: Record<string, string | number>) => void) | undefined;

/** Starts a server again whenever it dies by itself, however often that is, until it is stopped. */
export function keepRunning(first: Server, again: () => Promise<Server>, log: Log) {
  let server = first;
  let status: PostgresStatus = "running";
  let attempt = 0;
  let startedAt = Date.now();
  let revival: Promise<unknown> = Promise.resolve();

  const revive = async () => {
    if (Date.now() - startedAt > WELL_AFTER_MS) attempt = 0;
    for (; status === "restarting"; attempt += 1) {
      await sleep(Math.min(FIRST_PAUSE_MS * 2 ** attempt, LONGEST_PAUSE_MS));
      if (status !== "restarting") return;
      try {
        server = await again();
        // Stopped while it was starting: the newcomer must go too.
        if (status !== "restarting") return server.run.stop();
        status = "running";
        startedAt = Date.now();
        attempt += 1;
        log?.("postgres.restarted", { attempt });
        return watch();
      } catch (error) {
        log?.("postgres.restart_failed", { reason: error instanceof Error ? error.message : "unknown" });
      }
    }
  };
  const watch = () => {
    void server.run.exited.then(() => {
      if (status !== "running") return;
      status = "restarting";
      log?.("postgres.died");
      revival = revive();
    });
  };
  watch();

  return {
    /** The postmaster's process id; another after a restart. */
    pid: () => server.run.pid,
    status: () => status,
    stop: async () => {
      status = "stopped";
      await revival;
      await server.run.stop();
    },
  };
}
