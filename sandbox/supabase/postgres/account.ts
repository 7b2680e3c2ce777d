import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";

/** Undefined: the account this process runs as. */
export type Account = { uid: number; gid: number } | undefined;

/**
 * Who runs PostgreSQL, which refuses to run as root: this process's own account; for root the owner of the data
 * folder, else `postgres`, else `nobody`.
 */
export function chooseAccount(dataFolder: string): Account {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(dataFolder)) {
    const { uid, gid } = statSync(dataFolder);
    if (uid !== 0) return { uid, gid };
  }
  const found = lookUp("postgres") ?? lookUp("nobody");
  if (found) return found;
  throw new Error(
    "PostgreSQL does not run as root and there is no user postgres or nobody: start the sandbox as an ordinary user.",
  );
}

function lookUp(name: string): Account {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return undefined;
  }
}

/** Whether the account can enter the folder, tried as that account: a locked parent folder counts. */
export function canEnter(folder: string, account: Account): boolean {
  return runsAs(account, "/bin/sh", ["-c", 'cd "$1" && ls . >/dev/null', "sh", folder]);
}

/** Whether the account can start this program. */
export function runsAs(account: Account, program: string, args: string[]): boolean {
  const result = spawnSync(program, args, {
    ...account,
    cwd: "/",
    env: postgresEnv(),
    stdio: "ignore",
    timeout: 10_000,
  });
  return result.status === 0;
}

/** Nothing of the caller's PG* or locale variables may reach PostgreSQL. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: "production", PATH: "/usr/bin:/bin:/usr/local/bin", LC_ALL: "C", TZ: "UTC" };
}
