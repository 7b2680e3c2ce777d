import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawnLeashed } from "../../core/leash";
import { postgresEnv } from "./account";
import type { Binaries } from "./binaries";
import type { DataFolder } from "./folder";

export const SUPERUSER = "supabase_admin";
const TIMEOUT_MS = 60_000;

/**
 * Makes the data folder unless it is there. It is made under another name and then renamed: a start that is
 * killed half-way leaves nothing that looks complete.
 */
export async function initialise(folder: DataFolder, binaries: Binaries, password: string): Promise<boolean> {
  if (existsSync(join(folder.data, "PG_VERSION"))) return false;
  const draft = join(folder.home, "pg.new");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passwordFile = join(folder.home, "pg.password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  chmodSync(draft, 0o700);
  if (folder.account) {
    chownSync(draft, folder.account.uid, folder.account.gid);
    chownSync(passwordFile, folder.account.uid, folder.account.gid);
  }
  try {
    await runInitdb(draft, passwordFile, folder, binaries);
    renameSync(draft, folder.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  return true;
}

async function runInitdb(draft: string, passwordFile: string, folder: DataFolder, binaries: Binaries) {
  // With LANG unset the defaults would be SQL_ASCII, where an accented letter counts as two characters.
  const locale = ["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = ["-U", SUPERUSER, "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const run = spawnLeashed(
    binaries.initdb,
    ["-D", draft, ...locale, ...access, "--no-sync", "--no-instructions"],
    {
      account: folder.account,
      cwd: "/",
      env: postgresEnv(),
      stop: [{ signal: "SIGTERM", waitMs: 500 }],
    },
  );
  let said = "";
  run.child.stdout?.resume();
  run.child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk}`.slice(-2000);
  });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void run.stop();
  }, TIMEOUT_MS);
  const { code } = await run.exited;
  clearTimeout(timer);
  if (code === 0) return;
  const reason = late
    ? `initdb took over ${TIMEOUT_MS / 1000} s`
    : said.trim().split("\n").at(-1) || `exit code ${code}`;
  throw new Error(`PostgreSQL could not make its data folder ${folder.data}: ${reason}`);
}
