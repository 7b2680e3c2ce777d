import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { createAuth } from "./auth/auth";
import { injectedAuthBody } from "./auth/errors";
import { hideSecrets } from "./auth/journal";
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

/** The stand-in for Supabase: real PostgreSQL, the Data API for functions, and Auth. Throws one sentence when it cannot. */
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
  const url = database.postgres.urlFor("supabase_auth_admin", secrets.databasePassword);
  const auth = createAuth(context, { url, keys, tokens });
  return {
    name: "supabase",
    app: createRoutes({ pool, keys, tokens, auth: auth.routes }),
    errorBody: (status, path) => (isAuth(path) ? injectedAuthBody(status) : injectedBody(status)),
    journaled: (path, body) => (isAuth(path) ? hideSecrets(body) : body),
    reset: async () => {
      await database.reset();
      auth.reset();
    },
    state: () => ({ ...describeDatabase(database), auth: auth.describe() }),
    close: async () => {
      await Promise.all([pool.end(), auth.close(), database.stop()]);
    },
    control: auth.control,
    databaseUrl: database.url,
    superuserUrl: database.postgres.superuserUrl(),
    postgresPid: database.postgres.pid,
    tokens,
  };
}

const isAuth = (path: string) => path.startsWith("/auth/v1/");
