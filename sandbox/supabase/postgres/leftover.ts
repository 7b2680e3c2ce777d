import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { writeSecret } from "../secrets";
import type { DataFolder } from "./folder";

const LEASH_MS = 3000;

/** Notes that this sandbox uses the data folder. Throws one sentence when another that is alive does. */
export function claim(folder: DataFolder): void {
  const owner = readOwner(folder);
  if (owner && startOf(owner.pid) === owner.start) {
    throw new Error(
      `Another sandbox (process ${owner.pid}) is using ${folder.home}: stop it, or set SANDBOX_DIR to another folder.`,
    );
  }
  writeSecret(ownerFile(folder), JSON.stringify({ pid: process.pid, start: startOf(process.pid) }));
}

export function release(folder: DataFolder): void {
  rmSync(ownerFile(folder), { force: true });
}

/**
 * Makes a claimed data folder free to start on. A postmaster whose sandbox was killed ends within a second through
 * its leash; one that lost its leash too is stopped here.
 */
export async function clearLeftover(folder: DataFolder): Promise<void> {
  const pidFile = join(folder.data, "postmaster.pid");
  const pid = existsSync(pidFile) ? Number.parseInt(readFileSync(pidFile, "utf8"), 10) : Number.NaN;
  if (Number.isInteger(pid) && pid > 0) {
    await ended(pid, folder.data, LEASH_MS);
    for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
      if (!isPostmaster(pid, folder.data)) break;
      process.kill(pid, signal);
      await ended(pid, folder.data, LEASH_MS);
    }
  }
  // What is left names a process that is gone or is someone else's by now.
  rmSync(pidFile, { force: true });
}

function ownerFile(folder: DataFolder): string {
  return join(folder.home, "pg.owner.json");
}

function readOwner(folder: DataFolder): { pid: number; start: string } | undefined {
  try {
    return JSON.parse(readFileSync(ownerFile(folder), "utf8"));
  } catch {
    return undefined;
  }
}

async function ended(pid: number, dataFolder: string, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline && isPostmaster(pid, dataFolder)) await sleep(50);
}

function isPostmaster(pid: number, dataFolder: string): boolean {
  const command = ask(pid, "command");
  return command.includes("postgres") && command.includes(dataFolder);
}

/** When the process started: with its id, that names it for good. */
function startOf(pid: number): string {
  return ask(pid, "lstart");
}

/** Read from /proc where it exists: small images have no ps. */
function ask(pid: number, what: "command" | "lstart"): string {
  try {
    if (existsSync("/proc/self/stat")) {
      if (what === "command") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // Counted after the name, which may hold spaces; field 22 of proc(5).
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
    }
    return execFileSync("ps", ["-o", `${what}=`, "-p", String(pid)], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return "";
  }
}
