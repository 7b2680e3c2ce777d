import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { sleep } from "./traffic";

const SAMPLE_MS = 1000;
const COLUMNS = "pid=,ppid=,rss=,command=";
const SERVER = /next-server|next\/dist\/bin\/next\b/;
/** The leash's watcher bears the arguments of what it watches. */
const SHELL = /^-?\S*\bsh\b/;

/** What the app's server takes of memory (MB), each second for so long. */
export async function measureMemory(forMs: number): Promise<number[]> {
  const samples: number[] = [];
  for (const until = Date.now() + forMs; Date.now() < until; await sleep(SAMPLE_MS)) {
    const { stdout } = await promisify(execFile)("ps", ["-axo", COLUMNS], { maxBuffer: 16_000_000 });
    const found = memoryOf(stdout, process.pid);
    if (found !== undefined) samples.push(found);
  }
  return samples;
}

/** The memory (MB) of the Next server among a process's descendants, as `ps -axo pid=,ppid=,rss=,command=` tells. */
export function memoryOf(table: string, ancestor: number): number | undefined {
  const rows = table.split("\n").flatMap((line) => {
    const [, pid, ppid, rss, command = ""] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), ppid: Number(ppid), megabytes: Number(rss) / 1024, command }] : [];
  });
  const family = new Set([ancestor]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { pid, ppid } of rows) if (family.has(ppid)) family.add(pid);
  }
  const servers = rows.filter(
    ({ pid, command }) => family.has(pid) && SERVER.test(command) && !SHELL.test(command),
  );
  return servers.length === 0 ? undefined : Math.max(...servers.map(({ megabytes }) => megabytes));
}
