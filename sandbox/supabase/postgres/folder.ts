import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Account, canEnter, chooseAccount } from "./account";

export type DataFolder = {
  /** Holds the data folder and what belongs to it; this process can write here. */
  home: string;
  data: string;
  account: Account;
};

/**
 * Where the data lives: `<dir>/pg`, or, when the account that runs PostgreSQL cannot enter that place (a parent
 * folder closed to it), a folder in the temporary directory named after the path. `identity` ties the two: data of
 * an earlier life of a deleted `<dir>` is thrown away.
 */
export function placeData(dir: string, identity: string): DataFolder {
  const account = chooseAccount(join(dir, "pg"));
  mkdirSync(dir, { recursive: true });
  const data = join(dir, "pg");
  if (existsSync(data) ? canEnter(data, account) : canPass(dir, account)) return { home: dir, data, account };

  const home = fallbackHome(dir);
  const found = lstatSync(home, { throwIfNoEntry: false });
  if (found && (!found.isDirectory() || found.uid !== process.getuid?.())) {
    throw new Error(
      `${home} belongs to someone else: set SANDBOX_DIR to a folder that PostgreSQL's user can enter.`,
    );
  }
  const mark = join(home, "identity");
  if (existsSync(home) && (!existsSync(mark) || readFileSync(mark, "utf8") !== identity)) {
    rmSync(home, { recursive: true, force: true });
  }
  mkdirSync(home, { recursive: true, mode: 0o711 });
  chmodSync(home, 0o711);
  writeFileSync(mark, identity, { mode: 0o600 });
  const owner = chooseAccount(join(home, "pg"));
  if (canPass(home, owner)) return { home, data: join(home, "pg"), account: owner };
  throw new Error(
    `PostgreSQL's user can enter neither ${dir} nor ${home}: set SANDBOX_DIR to a folder it can.`,
  );
}

function fallbackHome(dir: string): string {
  const hash = createHash("sha256").update(dir).digest("hex").slice(0, 12);
  return join(tmpdir(), `doc-sandbox-${hash}`);
}

function canPass(home: string, account: Account): boolean {
  const probe = join(home, "probe");
  mkdirSync(probe, { recursive: true });
  if (account) chownSync(probe, account.uid, account.gid);
  const can = canEnter(probe, account);
  rmSync(probe, { recursive: true, force: true });
  return can;
}
