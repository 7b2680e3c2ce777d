import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

/** Every function in `public`, and who may call it. A new function is refused until it is written here. */
const granted: Record<string, string[]> = {
  accept_webhook: ["service_role"],
  accept_webhooks: ["service_role"],
  advance_clip: ["service_role"],
  apply_call_readback: ["service_role"],
  begin_web_call: ["service_role"],
  block_number: ["service_role"],
  cancel_web_call: ["service_role"],
  change_my_call: ["authenticated"],
  check_health: ["service_role"],
  claim_demo_call: ["service_role"],
  claim_visitor_calls: ["service_role"],
  clear_my_memory: ["authenticated"],
  count_deletion_clips: ["service_role"],
  count_refusals: ["service_role"],
  count_sign_in_try: ["service_role"],
  delete_my_call: ["authenticated"],
  delete_orphans: ["service_role"],
  delete_visitor_call: ["service_role"],
  detach_web_call: ["service_role"],
  erase_deletion_calls: ["service_role"],
  erase_old_calls: ["service_role"],
  export_my_account: ["authenticated"],
  export_my_calls: ["authenticated"],
  fail_demo_call: ["service_role"],
  finish_clip: ["service_role"],
  finish_deletion: ["service_role"],
  forget_deleted_accounts: ["service_role"],
  get_deletion: ["service_role"],
  get_demo_call: ["service_role"],
  get_last_visitor_call: ["service_role"],
  get_my_call: ["authenticated"],
  get_my_clip: ["authenticated"],
  get_my_imported_recording: ["authenticated"],
  get_my_memory: ["authenticated"],
  get_my_settings: ["authenticated"],
  get_shared_clip: ["service_role"],
  get_visitor_call: ["service_role"],
  get_watermark: ["service_role"],
  get_web_usage: ["service_role"],
  give_my_feedback: ["authenticated"],
  give_visitor_feedback: ["service_role"],
  hold_place: ["service_role"],
  import_vapi_call: ["service_role"],
  is_call_known: ["service_role"],
  is_number_blocked: ["service_role"],
  join_queue: ["service_role"],
  keep_my_call: ["authenticated"],
  keep_visitor_call: ["service_role"],
  leave_queue: ["service_role"],
  list_calls_to_read: ["service_role"],
  list_dead_letters: ["service_role"],
  list_demo_reservations: ["service_role"],
  list_due_clips: ["service_role"],
  list_my_calls: ["authenticated"],
  list_my_clips: ["authenticated"],
  list_open_deletions: ["service_role"],
  list_open_doors: ["service_role"],
  list_pending_calls: ["service_role"],
  list_reported_clips: ["service_role"],
  list_unsettled_demo_calls: ["service_role"],
  mark_clips_removed: ["service_role"],
  mark_demo_call_unknown: ["service_role"],
  mark_vendor_erased: ["service_role"],
  move_watermark: ["service_role"],
  note_in_queue: ["service_role"],
  poll_queue: ["service_role"],
  process_calls: ["service_role"],
  purge_demo_contacts: ["service_role"],
  purge_feedback_contacts: ["service_role"],
  purge_inbox_bodies: ["service_role"],
  put_off_clip: ["service_role"],
  read_ops: ["service_role"],
  read_ops_call: ["service_role"],
  reconcile_slots: ["service_role"],
  record_demo_call: ["service_role"],
  record_web_call: ["service_role"],
  release_demo_claim: ["service_role"],
  rename_my_call: ["authenticated"],
  replay_dead_letter: ["service_role"],
  report_clip: ["service_role"],
  revoke_my_clip: ["authenticated"],
  set_my_clip_expiry: ["authenticated"],
  set_my_settings: ["authenticated"],
  settle_demo_call: ["service_role"],
  settle_ops_days: ["service_role"],
  settle_sign_in_code: ["service_role"],
  start_clip: ["service_role"],
  start_my_deletion: ["authenticated"],
  sweep_queue: ["service_role"],
  take_clip: ["service_role"],
  take_clip_removals: ["service_role"],
  take_deletion_calls: ["service_role"],
  take_down_clip: ["service_role"],
  take_down_reported_clip: ["service_role"],
  take_overdue_calls: ["service_role"],
  take_overrunning_calls: ["service_role"],
  take_sign_in_code: ["service_role"],
  take_unsettled_demo_intents: ["service_role"],
  tidy_clips: ["service_role"],
  use_sign_in_code: ["service_role"],
  write_demo_intent: ["service_role"],
};

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

const query = async (text: string) => (await database.pool.query(text)).rows;

describe("the database's face", () => {
  it("is the written list of functions, each executable by whom the list says", async () => {
    const rows = await query(`
      select p.proname as name, array_remove(array_agg(r.rolname::text order by r.rolname), null) as roles
      from pg_proc p
      left join pg_roles r on r.rolname in ('anon', 'authenticated', 'service_role')
        and has_function_privilege(r.oid, p.oid, 'execute')
      where p.pronamespace = 'public'::regnamespace group by p.oid, p.proname`);
    expect(Object.fromEntries(rows.map((row) => [row.name, row.roles]))).toEqual(granted);
  });

  it("keeps schema app from everyone but its owner", async () => {
    const rows = await query(`
      select r.rolname, has_schema_privilege(r.oid, 'app', 'usage') as usage
      from pg_roles r where r.rolname in ('anon', 'authenticated', 'service_role')`);
    expect(rows.map((row) => row.usage)).toEqual([false, false, false]);
  });

  it("has row level security on every table, and no table outside schema app", async () => {
    const tables = await query(`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity as secured
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('app', 'public')`);
    expect(tables.length).toBeGreaterThan(0);
    expect(tables.filter((table) => !table.secured || !table.name.startsWith("app."))).toEqual([]);
  });

  it("fixes the search path of every function", async () => {
    const loose = await query(`
      select p.proname from pg_proc p
      where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
        and not coalesce('search_path=""' = any (p.proconfig), false)`);
    expect(loose).toEqual([]);
  });

  it("runs every public function as its owner", async () => {
    const invokers = await query(
      "select proname from pg_proc where pronamespace = 'public'::regnamespace and not prosecdef",
    );
    expect(invokers).toEqual([]);
  });

  it("is what types/database.ts says", async () => {
    const types = readFileSync(join(import.meta.dirname, "../../types/database.ts"), "utf8");
    const rows = await query(`
      select p.proname as name,
        coalesce(array_agg(a.name order by a.name) filter (where a.mode in ('i', 'b')), '{}') as args
      from pg_proc p
      left join unnest(p.proargnames, coalesce(p.proargmodes, array_fill('i'::"char", array[p.pronargs]))) as a (name, mode) on true
      where p.pronamespace = 'public'::regnamespace group by p.oid, p.proname`);
    for (const { name, args } of rows) {
      const [, written = ""] = new RegExp(`\\b${name}: \\{\\s*Args: \\{([^}]*)\\}`).exec(types) ?? [];
      const names = [...written.matchAll(/(\w+)\??:/g)].map((match) => match[1]).sort();
      expect([name, names]).toEqual([name, args]);
    }
    const described = [...types.matchAll(/^ {6}(\w+): \{/gm)].map((match) => match[1]).sort();
    expect(described).toEqual(Object.keys(granted).sort());
  });
});
