import { join } from "node:path";
import type { SandboxContext } from "../../core/context";
import type { ApiKeys } from "../data-api/caller";
import type { Tokens } from "../tokens";
import { readAuthConfig } from "./config";
import { authControl, describeAuth } from "./control";
import { openAuthPool } from "./database";
import { Limits } from "./limits";
import { Mailbox } from "./mailbox";
import type { AuthParts } from "./parts";
import { authRoutes } from "./routes";

const PROJECT = join(import.meta.dirname, "../../..");

/** The stand-in for Supabase Auth: users, codes and sessions in schema auth, mails in a mailbox. */
export function createAuth(
  context: SandboxContext,
  { url, keys, tokens }: { url: string; keys: ApiKeys; tokens: Tokens },
) {
  const config = readAuthConfig(PROJECT);
  const parts: AuthParts = {
    pool: openAuthPool(url),
    keys,
    tokens,
    config,
    clock: context.clock,
    limits: new Limits(context.clock, config.limits),
    mailbox: new Mailbox(),
    siteUrl: `http://127.0.0.1:${context.env.appPort}`,
    told: {},
  };
  return {
    routes: authRoutes(parts),
    control: authControl(parts),
    describe: () => describeAuth(parts),
    /** Forgets what is in memory; the tables are the database's to empty. */
    reset: () => {
      parts.limits.clear();
      parts.mailbox.clear();
      parts.told.accessTokenSeconds = undefined;
    },
    close: () => parts.pool.end(),
  };
}
