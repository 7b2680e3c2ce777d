import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadSecrets } from "../../sandbox/supabase/secrets";

/** `empty`: in the shape of a hosted project; `migrated`: with the app's migrations, and a template of the same name. */
export type Prepared = "empty" | "migrated";

export const PASSWORD = "test-password-0000";

/**
 * Puts a stopped database, which the run's set-up has made once, into a folder that has none: a start there takes a
 * tenth of the time. Does nothing outside such a run.
 */
export function copyPrepared(kind: Prepared, dir: string): void {
  const { TEST_DATABASES } = process.env;
  if (!TEST_DATABASES || existsSync(join(dir, "pg"))) return;
  // PostgreSQL insists on owner and mode, which Node's copying does not keep.
  execFileSync("cp", ["-a", `${join(TEST_DATABASES, kind)}/.`, dir]);
}

/** Secrets of a stand-in whose database has the tests' password. */
export async function writeSecrets(dir: string): Promise<void> {
  const file = join(dir, "supabase.json");
  await loadSecrets(dir);
  const secrets = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...secrets, databasePassword: PASSWORD }));
}
