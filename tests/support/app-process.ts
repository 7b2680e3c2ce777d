import { readdirSync, readFileSync } from "node:fs";
import type pg from "pg";

/** Kills the Next process that serves this address, by the port that it was given. Returns how many died. */
export function killApp(address: string): number {
  const port = `\0PORT=${new URL(address).port}\0`;
  const pids = readdirSync("/proc").filter(
    (name) =>
      /^\d+$/.test(name) && /next/.test(read(name, "cmdline")) && read(name, "environ").includes(port),
  );
  for (const pid of pids) process.kill(Number(pid), "SIGKILL");
  return pids.length;
}

/** Kills PostgreSQL's first process, the parent of every connection's. */
export async function killPostgres(database: pg.Pool): Promise<void> {
  const { rows } = await database.query("select pg_backend_pid() as pid");
  const [, parent] = /PPid:\s*(\d+)/.exec(read(String(rows[0]?.pid), "status")) ?? [];
  if (!parent) throw new Error("PostgreSQL's first process was not found.");
  process.kill(Number(parent), "SIGKILL");
}

/** Waits until the app that was killed answers again. */
export async function appIsBack(app: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const isUp = await fetch(`${app}/api/retell-webhook`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("The app did not come back within a minute.");
}

/** What Linux tells of a process; nothing when it has gone meanwhile. */
function read(pid: string, name: string): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/${name}`, "utf8")}`;
  } catch {
    return "";
  }
}
