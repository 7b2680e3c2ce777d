import { rmSync } from "node:fs";
import { join } from "node:path";
import { startDatabase } from "../../sandbox/supabase/database/database";
import { startTestDatabase } from "./database";
import { copyPrepared, PASSWORD, writeSecrets } from "./prepared-databases";
import { openTemporaryFolder } from "./supabase";

/** Makes the databases once that most test files then start on copies of. */
export default async function setup(): Promise<() => void> {
  const home = openTemporaryFolder("doc-test-databases-");
  const empty = join(home, "empty");
  await writeSecrets(empty);
  const database = await startDatabase({ dir: empty, password: PASSWORD, migrations: "/nowhere" });
  await database.stop();
  process.env.TEST_DATABASES = home;
  const migrated = join(home, "migrated");
  copyPrepared("empty", migrated);
  const prepared = await startTestDatabase({ dir: migrated });
  await prepared.stop("keep");
  return () => rmSync(home, { recursive: true, force: true });
}
