import { createHash } from "node:crypto";
import pg from "pg";
import { DataApiError, fromConnect, fromQuery } from "../errors";
import type { Caller } from "./caller";
import { ALL_NAMES, choose, notFound, type SqlFunction, takesWholeBody } from "./functions";

export type Call = {
  name: string;
  caller: Caller;
  /** Names of the arguments given. */
  keys: string[];
  /** The arguments as a JSON object, or the whole body, as text: numbers keep their digits. */
  json: string;
  /** A POST: it may change data, and a function with one unnamed json argument may take the body. */
  isPost: boolean;
  /** `Accept: application/vnd.pgrst.object+json`. */
  wantsOne: boolean;
  /** What `request.method`, `request.path` and `request.headers` tell the function. */
  request: { method: string; path: string; headers: Record<string, string> };
};

export type Answer = { returns: SqlFunction["returns"]; isSet: boolean; body: string; rows: number };

/** The hosted limits of the roles; service_role has those of the login that the API uses. */
const STATEMENT_TIMEOUT: Record<string, string> = { anon: "3s" };
const DEFAULT_STATEMENT_TIMEOUT = "8s";

/** Calls one function in one transaction, under the caller's role. Throws a DataApiError; nothing is kept then. */
export async function callFunction(pool: pg.Pool, call: Call): Promise<Answer> {
  const client = await pool.connect().catch((error: unknown) => {
    throw fromConnect(error);
  });
  let broken: Error | undefined;
  try {
    const answer = await inTransaction(client, call);
    await client.query("commit");
    return answer;
  } catch (error) {
    await client.query("rollback").catch((lost: Error) => {
      broken = lost;
    });
    throw fromQuery(error, call.caller.role === "anon");
  } finally {
    client.release(broken);
  }
}

async function inTransaction(client: pg.PoolClient, call: Call): Promise<Answer> {
  const overloads = await begin(client, call);
  const chosen = choose(overloads, call.keys, call.isPost);
  if (!chosen) {
    const { rows } = await client.query<{ name: string }>(ALL_NAMES);
    throw notFound(call.name, call.keys, call.isPost, { names: rows.map((row) => row.name), overloads });
  }
  if (!chosen.isVolatile && call.isPost) await client.query("set transaction read only");
  const text = toSql(chosen, call.keys);
  const { rows } = await client.query<{ body: string; rows: number }>({
    // One plan a role: a plan may hold the text of an inlined function, which was allowed to another role.
    name: createHash("sha256").update(`${call.caller.role}\n${text}`).digest("base64url"),
    text,
    values: text.includes("$1") ? [call.json] : [],
  });
  const result = rows[0] ?? { body: "null", rows: 0 };
  if (call.wantsOne && chosen.isSet) return one(chosen, result);
  return { returns: chosen.returns, isSet: chosen.isSet, ...result };
}

/** One round trip: the transaction, the function's signature, the role and what it may read of the request. */
async function begin(client: pg.PoolClient, call: Call): Promise<SqlFunction[]> {
  const { caller, request } = call;
  const settings = {
    role: caller.role,
    "request.jwt.claims": JSON.stringify(caller.claims),
    "request.method": request.method,
    "request.path": request.path,
    "request.headers": JSON.stringify(request.headers),
    statement_timeout: STATEMENT_TIMEOUT[caller.role] ?? DEFAULT_STATEMENT_TIMEOUT,
  };
  const set = Object.entries(settings).map(
    ([key, value]) => `set_config('${key}', ${pg.escapeLiteral(value)}, true)`,
  );
  const results: unknown = await client.query(
    `begin ${call.isPost ? "read write" : "read only"};
     execute find_function(${pg.escapeLiteral(call.name)});
     select ${set.join(", ")}`,
  );
  const found = Array.isArray(results) ? (results[1] as pg.QueryResult<SqlFunction>) : undefined;
  return found?.rows ?? [];
}

function toSql(f: SqlFunction, keys: string[]): string {
  const id = pg.escapeIdentifier;
  const given = f.arguments.filter((a) => keys.includes(a.name));
  const whole = given.length === 0 && takesWholeBody(f);
  const typed = given.map((a) => `${id(a.name)} ${a.type}`).join(", ");
  const named = given
    .map((a) => `${a.variadic ? "variadic " : ""}${id(a.name)} := given.${id(a.name)}`)
    .join(", ");
  const from = given.length > 0 ? `json_to_record($1::json) as given (${typed})` : "(select) as given";
  const call = `public.${id(f.name)}(${whole ? `$1::${f.arguments[0]?.type}` : named})`;
  const source =
    f.returns === "composite"
      ? `select called.* from ${from}, lateral ${call} as called`
      : `select ${call} as value from ${from}`;
  const item = f.returns === "composite" ? "result" : "result.value";
  const body = f.isSet ? `coalesce(json_agg(${item}), '[]')` : `coalesce(json_agg(${item}) -> 0, 'null')`;
  // The body is asked for even of a void function: PostgreSQL skips a stable call whose value nobody wants.
  return `select (${body})::text as body, count(*)::int as rows from (${source}) as result`;
}

function one(f: SqlFunction, result: { body: string; rows: number }): Answer {
  if (result.rows !== 1) {
    throw new DataApiError(406, "PGRST116", "Cannot coerce the result to a single JSON object", {
      details: `The result contains ${result.rows} rows`,
    });
  }
  // The array's only element as PostgreSQL wrote it: parsing would cost digits of large numbers.
  return { returns: f.returns, isSet: false, rows: 1, body: result.body.trim().slice(1, -1) };
}
