import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { spawnLeashed } from "./leash";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "doc-leash-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const node = process.execPath;

/** A process that is dead and merely not collected by anyone counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync("/proc/self/stat") || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function livingMembers(group: number): string[] {
  const all = execFileSync("ps", ["-A", "-o", "pgid=,state=,command="], { encoding: "utf8" }).split("\n");
  return all.filter((line) => new RegExp(`^\\s*${group} +[^Z]`).test(line));
}

async function until(condition: () => boolean, withinMs: number): Promise<number> {
  const started = Date.now();
  while (!condition()) {
    if (Date.now() - started > withinMs) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((next) => setTimeout(next, 10));
  }
  return Date.now() - started;
}

/** A parent that leashes a child, which writes its process id; the parent is then killed. */
async function orphan(name: string, childCode: string, stop: string) {
  const pidFile = join(folder, `${name}.pid`);
  const parentFile = join(folder, `${name}.ts`);
  const code = `${childCode}; require("fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid))`;
  writeFileSync(
    parentFile,
    `import { spawnLeashed } from ${JSON.stringify(join(import.meta.dirname, "leash.ts"))};
     spawnLeashed(${JSON.stringify(node)}, ["-e", ${JSON.stringify(code)}], { stop: ${stop} });
     setInterval(() => {}, 1000);`,
  );
  const parent = spawn(node, ["--import", "tsx", parentFile], { stdio: "ignore" });
  await until(() => existsSync(pidFile) && readFileSync(pidFile, "utf8") !== "", 10_000);
  const pid = Number(readFileSync(pidFile, "utf8"));
  expect(isAlive(pid)).toBe(true);
  parent.kill("SIGKILL");
  return pid;
}

test("a child is gone within a second after its parent was killed", async () => {
  const pid = await orphan("plain", "setInterval(() => {}, 1000)", '[{ signal: "SIGTERM", waitMs: 500 }]');
  expect(await until(() => !isAlive(pid), 3000)).toBeLessThan(1000);
});

test("a child that takes no notice is killed when its time is up", async () => {
  const deaf = 'process.on("SIGTERM", () => {}); process.on("SIGINT", () => {}); setInterval(() => {}, 1000)';
  const stop = '[{ signal: "SIGINT", waitMs: 200 }, { signal: "SIGTERM", waitMs: 200 }]';
  const pid = await orphan("deaf", deaf, stop);
  expect(await until(() => !isAlive(pid), 3000)).toBeLessThan(1000);
});

test("a child's own children go with it", async () => {
  const grandchild = join(folder, "grandchild.pid");
  const code = `const c = require("child_process").spawn("sleep", ["60"]);
    require("fs").writeFileSync(${JSON.stringify(grandchild)}, String(c.pid)); setInterval(() => {}, 1000)`;
  const pid = await orphan("family", code, '[{ signal: "SIGTERM", waitMs: 300 }]');
  await until(() => !isAlive(pid), 3000);
  await until(() => !isAlive(Number(readFileSync(grandchild, "utf8"))), 1000);
});

test("the exit code of the command is passed on", async () => {
  const { exited } = spawnLeashed(node, ["-e", "process.exit(7)"]);
  expect(await exited).toEqual({ code: 7, signal: null });
});

test("a command that does not exist ends with 127", async () => {
  expect(await spawnLeashed("/no/such/program", []).exited).toEqual({ code: 127, signal: null });
});

test("arguments arrive untouched, with -- and quotes and spaces among them", async () => {
  const args = ["--", "a b", "$HOME", "'q'", "", "*"];
  const run = spawnLeashed(node, ["-p", "JSON.stringify(process.argv.slice(1))", ...args]);
  let said = "";
  run.child.stdout?.on("data", (chunk: Buffer) => {
    said += chunk;
  });
  await run.exited;
  expect(JSON.parse(said)).toEqual(args.slice(1));
});

test("stop asks with the first signal and waits for the end", async () => {
  const code = 'process.on("SIGINT", () => process.exit(3)); console.log("up"); setInterval(() => {}, 1000)';
  const run = spawnLeashed(node, ["-e", code], { stop: [{ signal: "SIGINT", waitMs: 5000 }] });
  await new Promise((up) => run.child.stdout?.once("data", up));
  await run.stop();
  expect(await run.exited).toEqual({ code: 3, signal: null });
});

test("a signal to its process id reaches the command itself", async () => {
  const run = spawnLeashed(node, ["-e", 'console.log("up"); setInterval(() => {}, 1000)']);
  await new Promise((up) => run.child.stdout?.once("data", up));
  run.child.kill("SIGTERM");
  expect(await run.exited).toEqual({ code: null, signal: "SIGTERM" });
});

test("nothing of the leash is left when the command has ended", async () => {
  const run = spawnLeashed(node, ["-e", 'console.log("up"); setTimeout(() => {}, 300)']);
  await new Promise((up) => run.child.stdout?.once("data", up));
  expect(livingMembers(run.pid ?? 0)).toHaveLength(2);
  await run.exited;
  await until(() => livingMembers(run.pid ?? 0).length === 0, 1000);
});
