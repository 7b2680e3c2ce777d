import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { spawnLeashed } from "../../sandbox/core/leash";
import { platformPackage } from "../../sandbox/supabase/postgres/binaries";
import { copyPrepared, PASSWORD } from "../support/prepared-databases";

const isRoot = process.getuid?.() === 0;
const ROOT = join(import.meta.dirname, "../..");
const folders: string[] = [];
const parents: ChildProcess[] = [];

afterEach(async () => {
  for (const parent of parents.splice(0)) {
    if (parent.exitCode === null && parent.signalCode === null) {
      const gone = new Promise((done) => parent.once("exit", done));
      parent.kill("SIGKILL");
      await gone;
    }
  }
  for (const folder of folders.splice(0)) {
    await until(() => processesOn(folder).length === 0, 5000);
    rmSync(folder, { recursive: true, force: true });
  }
});

function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), "doc-test-start-"));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

/** Where a start is not the first one. */
function usedFolder(): string {
  const folder = temporaryFolder();
  copyPrepared("empty", folder);
  return folder;
}

type Started = { starts: number; length: number; encoding: string; home: string; pid: number; url: string };
type StartOptions = {
  password?: string;
  packageFolder?: string;
  env?: NodeJS.ProcessEnv;
  account?: { uid: number; gid: number };
};

/** The database in a process of its own, which a test may kill. */
async function start(dir: string, options: StartOptions = {}) {
  const script = join(ROOT, "tests/support/database-parent.ts");
  const args = [
    "--import",
    "tsx",
    script,
    dir,
    options.password ?? PASSWORD,
    ...(options.packageFolder ? [options.packageFolder] : []),
  ];
  const parent = spawn(process.execPath, args, {
    cwd: ROOT,
    env: options.env ?? process.env,
    ...options.account,
  });
  parents.push(parent);
  let said = "";
  let failed = "";
  parent.stderr.on("data", (chunk: Buffer) => {
    failed += chunk;
  });
  const line = await new Promise<string>((done, refuse) => {
    parent.stdout.on("data", (chunk: Buffer) => {
      said += chunk;
      if (said.includes("\n")) done(said);
    });
    parent.once("exit", () => refuse(new Error(failed.trim())));
  });
  return { parent, ...(JSON.parse(line) as Started) };
}

async function kill(parent: ChildProcess, signal: NodeJS.Signals = "SIGKILL") {
  const gone = new Promise((done) => parent.once("exit", done));
  parent.kill(signal);
  await gone;
}

/** Living processes whose command names the folder. */
function processesOn(folder: string): string[] {
  const all = execFileSync("ps", ["-A", "-o", "state=,pid=,command="], { encoding: "utf8" }).split("\n");
  return all.filter(
    (line) => line.includes(folder) && !line.trim().startsWith("Z") && line.includes("postgres"),
  );
}

async function until(condition: () => boolean, withinMs: number): Promise<number> {
  const started = Date.now();
  while (!condition()) {
    if (Date.now() - started > withinMs) throw new Error(`not so within ${withinMs} ms`);
    await new Promise((next) => setTimeout(next, 20));
  }
  return Date.now() - started;
}

test("data is kept when the sandbox is killed and started again, and no PostgreSQL is left after 1 s", async () => {
  const dir = temporaryFolder();
  const first = await start(dir);
  expect(first).toMatchObject({ starts: 1, home: dir });
  expect(statSync(join(dir, "pg")).mode & 0o777).toBe(0o700);
  await kill(first.parent);
  expect(await until(() => processesOn(dir).length === 0, 3000)).toBeLessThan(1000);
  expect(await start(dir)).toMatchObject({ starts: 2, home: dir });
});

test("a start in the very moment of the kill waits for the old PostgreSQL", async () => {
  const dir = usedFolder();
  const first = await start(dir);
  await kill(first.parent);
  expect(await start(dir)).toMatchObject({ starts: 2 });
});

test("a PostgreSQL that lost its sandbox and its leash is stopped by the next start", async () => {
  const dir = usedFolder();
  const first = await start(dir);
  const watchers = processesOn(dir).filter((line) => line.includes("/bin/sh"));
  for (const line of watchers) process.kill(Number(line.trim().split(/\s+/)[1]), "SIGKILL");
  await kill(first.parent);
  await new Promise((later) => setTimeout(later, 1200));
  // Proof that the leash was cut: the old one is still there.
  expect(processesOn(dir)).not.toHaveLength(0);
  const second = await start(dir);
  expect(second).toMatchObject({ starts: 2 });
  expect(second.pid).not.toBe(first.pid);
});

test("a stale postmaster.pid that names a stranger is no obstacle", async () => {
  const dir = usedFolder();
  const first = await start(dir);
  await kill(first.parent);
  await until(() => processesOn(dir).length === 0, 3000);
  const file = join(dir, "pg", "postmaster.pid");
  const { uid, gid } = statSync(join(dir, "pg"));
  const stranger = spawnLeashed("/bin/sleep", ["60"], { account: isRoot ? { uid, gid } : undefined });
  writeFileSync(file, `${stranger.pid}\n${dir}/pg\n0\n1\n\n127.0.0.1\n`, { mode: 0o600 });
  if (isRoot) chownSync(file, uid, gid);
  expect(await start(dir)).toMatchObject({ starts: 2 });
  expect(() => process.kill(stranger.pid ?? 0, 0)).not.toThrow();
  await stranger.stop();
});

test("two sandboxes cannot share a folder, and the second harms nothing", async () => {
  const dir = usedFolder();
  const first = await start(dir);
  await expect(start(dir)).rejects.toThrow(/^Another sandbox \(process \d+\) is using .*SANDBOX_DIR/);
  expect(() => process.kill(first.pid, 0)).not.toThrow();
});

test("with no locale at all, text is UTF-8", async () => {
  const found = await start(temporaryFolder(), { env: { NODE_ENV: "test", PATH: process.env.PATH } });
  expect(found).toMatchObject({ encoding: "UTF8", length: 2 });
});

function packageWithoutInstallScripts(): string {
  const copy = join(temporaryFolder(), "package");
  cpSync(platformPackage(), copy, { recursive: true, verbatimSymlinks: true });
  const links = JSON.parse(readFileSync(join(copy, "native/pg-symlinks.json"), "utf8")) as {
    target: string;
  }[];
  for (const { target } of links) rmSync(join(copy, target), { force: true });
  for (const name of ["postgres", "initdb", "pg_ctl"]) chmodSync(join(copy, "native/bin", name), 0o644);
  return copy;
}

test("it starts where install scripts did not run", async () => {
  const packageFolder = packageWithoutInstallScripts();
  expect(await start(temporaryFolder(), { packageFolder })).toMatchObject({ starts: 1 });
  expect(lstatSync(join(packageFolder, "native/lib/libicuuc.so.60")).isSymbolicLink()).toBe(true);
});

test("half a data folder, left by a killed first start, is made anew", async () => {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "pg.new"));
  writeFileSync(join(dir, "pg.new", "PG_VERSION"), "17\n");
  expect(await start(dir)).toMatchObject({ starts: 1 });
});

test("a data folder that does not belong to the password says so in one sentence", async () => {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "pg"), { mode: 0o700 });
  writeFileSync(join(dir, "pg", "PG_VERSION"), "9\n");
  if (isRoot) chownSync(join(dir, "pg"), 65534, 65534);
  await expect(start(dir)).rejects.toThrow(/^PostgreSQL did not start on .*pg: .+$/);
});

test.runIf(isRoot)(
  "root: a folder that PostgreSQL's user cannot reach is replaced by one in the temporary folder",
  async () => {
    const closed = temporaryFolder(0o700);
    const dir = join(closed, "project");
    const first = await start(dir);
    folders.push(first.home);
    expect(first.home).toMatch(new RegExp(`^${tmpdir()}/doc-sandbox-[0-9a-f]{12}$`));
    expect(existsSync(join(dir, "pg"))).toBe(false);
    await kill(first.parent);
    const second = await start(dir);
    expect(second).toMatchObject({ starts: 2, home: first.home });
    await kill(second.parent);
    // What a deleted SANDBOX_DIR leaves there is not taken up by its successor, which has another password.
    expect(await start(dir, { password: "another-password-0000" })).toMatchObject({
      starts: 1,
      home: first.home,
    });
  },
);

test.runIf(isRoot)("root: programs in a closed folder are copied to where they can run", async () => {
  const packageFolder = packageWithoutInstallScripts();
  chmodSync(join(packageFolder, ".."), 0o700);
  const env: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: process.env.PATH, TMPDIR: temporaryFolder() };
  expect(await start(temporaryFolder(), { packageFolder, env })).toMatchObject({ starts: 1 });
});

test.runIf(isRoot)("root: the owner of an existing data folder runs PostgreSQL", async () => {
  const dir = temporaryFolder();
  mkdirSync(join(dir, "pg"), { mode: 0o700 });
  chownSync(join(dir, "pg"), 65534, 65534);
  const { pid } = await start(dir);
  expect(statSync(`/proc/${pid}`).uid).toBe(65534);
});

test.runIf(isRoot)(
  "an ordinary user starts it too, with programs that only root could set right",
  async () => {
    const account = { uid: 65534, gid: 65534 };
    const dir = temporaryFolder();
    chownSync(dir, account.uid, account.gid);
    const packageFolder = packageWithoutInstallScripts();
    const env: NodeJS.ProcessEnv = { NODE_ENV: "test", PATH: process.env.PATH, TMPDIR: dir };
    const { pid, starts } = await start(join(dir, "data"), { account, packageFolder, env });
    expect(starts).toBe(1);
    expect(statSync(`/proc/${pid}`).uid).toBe(65534);
  },
);
