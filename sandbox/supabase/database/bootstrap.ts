import { readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";

const LOGINS = ["postgres", "authenticator", "supabase_auth_admin"];

/** Brings a cluster to the state of a new hosted project: roles, schemas, default privileges, `auth`. */
export async function bootstrap(superuser: pg.Client, password: string): Promise<void> {
  await superuser.query(readFileSync(join(import.meta.dirname, "bootstrap.sql"), "utf8"));
  for (const role of LOGINS) {
    await superuser.query(`alter role ${role} password ${superuser.escapeLiteral(password)}`);
  }
}
