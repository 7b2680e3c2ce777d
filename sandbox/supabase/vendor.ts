import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { openPool } from "./data-api/pool";
import { startDatabase } from "./database/database";
import { injectedBody } from "./errors";
import { createRoutes } from "./routes";
import { loadSecrets } from "./secrets";
import { describeDatabase } from "./state";
import { createTokens, type Tokens } from "./tokens";

export type Supabase = Vendor & {
  /** PostgreSQL as the owner of the app's tables and functions. */
  databaseUrl: string;
  /** PostgreSQL as the superuser. */
  superuserUrl: string;
  /** The postmaster's process id; another after a restart. */
  postgresPid: () => number | undefined;
  tokens: Tokens;
};

/** For tests: other migrations than the app's, and another copy of PostgreSQL's programs. */
export type SupabaseOptions = { migrations?: string; packageFolder?: string };

/** The stand-in for Supabase: real PostgreSQL, and the Data API for functions. Throws one sentence when it cannot. */
export async function createSupabase(
  context: SandboxContext,
  options: SupabaseOptions = {},
): Promise<Supabase> {
  const { env, log } = context;
  const secrets = await loadSecrets(env.dir);
  const tokens = await createTokens(secrets, () => `${context.origin()}/supabase/auth/v1`);
  const database = await startDatabase({ dir: env.dir, password: secrets.databasePassword, log, ...options });
  const pool = openPool(database.postgres.urlFor("authenticator", secrets.databasePassword));
  const keys = { publishable: env.supabasePublishableKey, secret: env.supabaseServiceKey };
  return {
    name: "supabase",
    app: createRoutes({ pool, keys, tokens }),
    errorBody: injectedBody,
    reset: database.reset,
    state: () => describeDatabase(database),
    close: async () => {
      await Promise.all([pool.end(), database.stop()]);
    },
    databaseUrl: database.url,
    superuserUrl: database.postgres.superuserUrl(),
    postgresPid: database.postgres.pid,
    tokens,
  };
}
