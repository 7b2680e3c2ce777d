import { randomUUID } from "node:crypto";
import type pg from "pg";

/** Somebody with something of every kind that can be owned, for others to go after. */
export const ANN = "aaaaaaaa-0000-4000-8000-000000000001";
/** The browser that Ann signed in on, and one that nobody has signed in on. */
export const ANNS_BROWSER = "bbbbbbbb-0000-4000-8000-000000000002";
export const LONE_BROWSER = "cccccccc-0000-4000-8000-000000000003";
/** The place in line of the lone browser. */
const LONE_TICKET = "dddddddd-0000-4000-8000-000000000004";
/** A clip of Ann's call. */
export const ANNS_CLIP = "eeeeeeee-0000-4000-8000-000000000005";
/** No slot, and no room in the line: whoever comes anew changes nothing. */
const nothingFree = {
  capacity: 0,
  phoneReserve: 0,
  readySeconds: 120,
  silentSeconds: 180,
  holdSeconds: 120,
  longest: 0,
  perAddress: 60,
  heartbeatSeconds: 20,
  beginSeconds: 45,
  phoneSeconds: 240,
};
/** Stands in everything that is hers or the lone browser's: an answer with it in it gives something away. */
export const SECRET = "the-night-of-the-pager";

/** Fills the tables; what it returns are the ids that another would have to guess. */
export async function addBelongings(pool: pg.Pool) {
  const call = `insert into app.calls (call_id, owner_id, visitor_id, status, title, summary, transcript, recording_url,
      kept_at, kept_version, last_event_at, created_at, updated_at)
    values ($1, $2, $3, 'ended', '${SECRET}', '${SECRET}', '[{"role":"user","content":"${SECRET}","words":[]}]',
      'http://127.0.0.1/${SECRET}.wav', now(), '2026-11-21', now(), now(), now())`;
  await pool.query(call, ["anns_call", ANN, ANNS_BROWSER]);
  await pool.query(call, ["browsers_call", null, LONE_BROWSER]);
  await pool.query("update app.calls set vapi_call_id = call_id");
  await pool.query(
    `insert into app.feedback (call_id, mood, workplace, given_at) values ('anns_call', 2, '${SECRET}', now())`,
  );
  await pool.query(
    `insert into app.settings (user_id, display_name, keep_calls, consent_version, created_at, updated_at)
     values ($1, '${SECRET}', true, '2026-11-21', now(), now())`,
    [ANN],
  );
  await pool.query(
    `insert into app.web_claims (visitor_id, owner_id, address_hash, seconds, claimed_at, call_id, settled_seconds)
     values ($1, $2, 'a', 300, now(), 'anns_call', 300), ($3, null, 'a', 200, now(), 'browsers_call', 200)`,
    [ANNS_BROWSER, ANN, LONE_BROWSER],
  );
  await pool.query(
    `insert into app.queue_tickets (id, visitor_id, address_hash, state, note, joined_at, seen_at)
     values ($1, $2, 'a', 'waiting', '${SECRET}', now(), now())`,
    [LONE_TICKET, LONE_BROWSER],
  );
  await pool.query(
    `insert into app.clips (id, owner_id, call_id, start_seconds, end_seconds, format, is_anonymized, decisions, words_hash,
       content_hash, state, token_hash, token_sealed, share_days, expires_at, created_at)
     values ($1, $2, 'anns_call', 0, 9, '9:16', false, '[]', 'w', 'c', 'ready', '${SECRET}', '${SECRET}', 30,
       now() + interval '30 days', now())`,
    [ANNS_CLIP, ANN],
  );
}

/** Every row of every table but those of `others`, so that a change of any of them shows. The gauge is nobody's. */
export async function allRows(pool: pg.Pool, others: readonly string[]): Promise<Record<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r' and relname <> 'queue_gauge' order by 1",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from app.${name} t order by 1`);
    all[name] = rows.map(({ row }) => row).filter((row) => !others.some((id) => row.includes(id)));
  }
  return all;
}

export type Argument = { name: string; type: string; isOptional: boolean };
export type PublicFunction = { name: string; arguments: Argument[] };

/** The catalogue's functions in `public`, with what each takes. */
export async function publicFunctions(pool: pg.Pool): Promise<PublicFunction[]> {
  const { rows } = await pool.query<PublicFunction>(`
    select p.proname as name, coalesce((
      select json_agg(json_build_object('name', p.proargnames[i], 'type', format_type(p.proargtypes[i - 1], null),
        'isOptional', i > p.pronargs - p.pronargdefaults) order by i)
      from generate_series(1, p.pronargs) i), '[]') as arguments
    from pg_proc p where p.pronamespace = 'public'::regnamespace order by 1`);
  return rows;
}

const byName: Record<string, unknown> = {
  p_call_id: "anns_call",
  p_call_ids: ["anns_call"],
  p_analyzed: [true],
  p_visitor_id: ANNS_BROWSER,
  p_owner_id: ANN,
  p_user_id: ANN,
  p_consent_version: "2026-11-21",
  p_mood: 1,
  p_ticket_id: LONE_TICKET,
  p_clip_id: ANNS_CLIP,
  p_days: 7,
  p_rules: nothingFree,
};
const byType: Record<string, () => unknown> = {
  text: () => "x",
  integer: () => 1,
  bigint: () => 1,
  boolean: () => true,
  uuid: randomUUID,
  date: () => "2026-11-21",
  json: () => [],
  jsonb: () => ({}),
  "timestamp with time zone": () => new Date().toISOString(),
  "double precision": () => 1,
  "uuid[]": () => [randomUUID()],
  "text[]": () => ["x"],
  "boolean[]": () => [true],
};

/** A call of a function with Ann's ids wherever an id is asked for. What has a default is left out. */
export function withAnnsIds(given: PublicFunction): Record<string, unknown> {
  const needed = given.arguments.filter(({ isOptional, name }) => !isOptional || name in byName);
  return Object.fromEntries(
    needed.map(({ name, type }) => {
      const make = byType[type];
      if (!(name in byName) && !make) throw new Error(`${given.name}: nothing to give for ${name} ${type}`);
      return [name, byName[name] ?? make?.()];
    }),
  );
}
