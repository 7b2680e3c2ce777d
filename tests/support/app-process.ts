import { readdirSync, readFileSync } from "node:fs";
import { request, until } from "./client";

/** Kills the Next process that serves this address, by the port that it was given; its keeper starts it again. */
export function killApp(app: string): void {
  const port = `\0PORT=${new URL(app).port}\0`;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    if (/next/.test(read(pid, "cmdline")) && read(pid, "environ").includes(port))
      process.kill(Number(pid), "SIGKILL");
  }
}

/** Waits until the app that was killed answers again. */
export const appIsBack = (app: string) =>
  until(
    () => request(`${app}/api/retell-webhook`).catch(() => undefined),
    (answer) => answer?.status === 200,
    30_000,
  );

/** What Linux tells of a process; nothing when it has gone meanwhile. */
function read(pid: string, name: string): string {
  try {
    return `\0${readFileSync(`/proc/${pid}/${name}`, "utf8")}`;
  } catch {
    return "";
  }
}
