import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { copyPrepared } from "../support/prepared-databases";
import { openTemporaryFolder, type ServedSupabase, serveSupabase } from "../support/supabase";

const HOUSE = `
create schema app;
create table app.counters (id int primary key, value int not null, place int generated always as identity);
create table app.settings (name text primary key, value text, author uuid references auth.users (id));
alter table app.counters enable row level security;

create function public.read_counter(p_id int) returns int language sql security definer set search_path = '' as
  $$ select value from app.counters where id = p_id $$;

create function public.bump_unlocked(p_id int) returns void language plpgsql security definer set search_path = '' as $$
declare found int;
begin
  select value into found from app.counters where id = p_id;
  perform pg_sleep(0.005);
  update app.counters set value = found + 1 where id = p_id;
end $$;

create function public.bump_locked(p_id int) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(p_id);
  perform public.bump_unlocked(p_id);
end $$;
`;
const CLOSED = `
create function public.closed() returns int language sql as 'select 1';
revoke execute on function public.closed() from public, anon, authenticated;
grant execute on function public.closed() to service_role;
create function public.open() returns int language sql as 'select 1';
`;

function project(files: Record<string, string>): { dir: string; migrations: string } {
  const dir = openTemporaryFolder("doc-test-vendor-");
  const migrations = join(dir, "supabase", "migrations");
  mkdirSync(migrations, { recursive: true });
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir, "supabase", name), sql);
  return { dir, migrations };
}

describe("a running stand-in", () => {
  let served: ServedSupabase;
  let service: ReturnType<ServedSupabase["client"]>;
  beforeAll(async () => {
    const files = {
      "migrations/20260101000000_house.sql": HOUSE,
      "migrations/20260102000000_closed.sql": CLOSED,
      "seed.sql": "insert into app.settings values ('seeded', 'yes')",
    };
    served = await serveSupabase(project(files));
    service = served.client(served.keys.service);
  });
  afterAll(() => served.stop());
  beforeEach(() => served.supabase.reset());

  const statement = async (sql: string) => (await served.owner.query(sql)).rows;

  test("migrations are run and recorded in order, as the CLI records them", async () => {
    const rows = await statement(
      "select version, name, statements[1] as sql from supabase_migrations.schema_migrations order by version",
    );
    expect(rows).toEqual([
      { version: "20260101000000", name: "house", sql: HOUSE },
      { version: "20260102000000", name: "closed", sql: CLOSED },
    ]);
    expect(served.supabase.state()).toMatchObject({
      postgres: "running",
      migrations: ["20260101000000_house.sql", "20260102000000_closed.sql"],
    });
  });

  test("migrations run as an owner who is no superuser", async () => {
    const rows = await statement(
      "select r.rolname, r.rolsuper, r.rolbypassrls from pg_proc p join pg_roles r on r.oid = p.proowner where proname = 'closed'",
    );
    expect(rows).toEqual([{ rolname: "postgres", rolsuper: false, rolbypassrls: true }]);
  });

  test("a new function is everyone's until its migration revokes it", async () => {
    const rows = await statement(`
      select role, has_function_privilege(role, 'public.open()', 'execute') as open,
        has_function_privilege(role, 'public.closed()', 'execute') as closed
      from unnest(array['anon', 'authenticated', 'service_role']) as role`);
    expect(rows).toEqual([
      { role: "anon", open: true, closed: false },
      { role: "authenticated", open: true, closed: false },
      { role: "service_role", open: true, closed: true },
    ]);
    const revokedFromPublicAlone = await statement(`
      create function public.half() returns int language sql as 'select 1';
      revoke execute on function public.half() from public;`).then(() =>
      statement("select has_function_privilege('anon', 'public.half()', 'execute') as anon"),
    );
    expect(revokedFromPublicAlone).toEqual([{ anon: true }]);
  });

  test("tables of schema app are closed to every role of the API", async () => {
    const rows = await statement(`
      select role from unnest(array['anon', 'authenticated', 'service_role', 'authenticator']) as role
      where has_schema_privilege(role, 'app', 'usage') or has_table_privilege(role, 'app.counters', 'select')`);
    expect(rows).toEqual([]);
  });

  test("40 unlocked read-modify-writes at once lose some", async () => {
    await statement("insert into app.counters (id, value) values (1, 0)");
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => service.rpc("bump_unlocked", { p_id: 1 })),
    );
    expect(answers.map((a) => a.error)).toEqual(Array.from({ length: 40 }, () => null));
    const { data } = await service.rpc("read_counter", { p_id: 1 });
    expect(data).toBeGreaterThan(0);
    expect(data).toBeLessThan(40);
  });

  test("40 behind an advisory lock lose none", async () => {
    await statement("insert into app.counters (id, value) values (1, 0)");
    await Promise.all(Array.from({ length: 40 }, () => service.rpc("bump_locked", { p_id: 1 })));
    expect((await service.rpc("read_counter", { p_id: 1 })).data).toBe(40);
  });

  test("reset empties app and auth within 50 ms, keeps the schema and the record, and seeds again", async () => {
    await statement(`
      insert into app.counters (id, value) select i, i from generate_series(1, 1000) i;
      with u as (insert into auth.users (email) values ('a@example.com') returning id)
      insert into app.settings select 'mine', 'x', id from u;`);
    const times: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const started = performance.now();
      await served.supabase.reset();
      times.push(performance.now() - started);
    }
    const rows = await statement(`
      select (select count(*)::int from app.counters) as counters, (select count(*)::int from auth.users) as users,
        (select array_agg(name) from app.settings) as settings,
        (select count(*)::int from supabase_migrations.schema_migrations) as migrations`);
    expect(rows).toEqual([{ counters: 0, users: 0, settings: ["seeded"], migrations: 2 }]);
    expect(Math.min(...times)).toBeLessThan(50);
    const first = await statement("insert into app.counters (id, value) values (1, 1) returning place");
    expect(first).toEqual([{ place: 1 }]);
  });

  test("while PostgreSQL is down requests are 503, and it comes back with its data", async () => {
    await statement("insert into app.counters (id, value) values (7, 7)");
    const before = served.supabase.postgresPid() ?? 0;
    process.kill(before, "SIGKILL");
    const refusals: unknown[] = [];
    const deadline = Date.now() + 10_000;
    let data: unknown = null;
    // A backend may answer once more before it sees that its postmaster is dead.
    const isBack = () => data === 7 && served.supabase.postgresPid() !== before;
    while (!isBack() && Date.now() < deadline) {
      const answer = await service.rpc("read_counter", { p_id: 7 });
      data = answer.data;
      if (answer.error) refusals.push([answer.status, answer.error.code]);
    }
    expect(isBack()).toBe(true);
    expect(refusals.length).toBeGreaterThan(0);
    for (const refusal of refusals)
      expect([
        [503, "PGRST000"],
        [503, "PGRST001"],
        [503, "57P01"],
        [503, "57P02"],
      ]).toContainEqual(refusal);
  });
});

describe("migrations that cannot be applied", () => {
  const house = {
    "migrations/20260101000000_house.sql": HOUSE,
    "migrations/20260103000000_closed.sql": CLOSED,
  };
  let folder: { dir: string; migrations: string };
  afterEach(() => rmSync(folder.dir, { recursive: true, force: true }));

  const prepare = (files: Record<string, string>) => {
    folder = project(files);
    copyPrepared("empty", folder.dir);
  };
  const write = (name: string, sql: string) => writeFileSync(join(folder.migrations, name), sql);
  const startAndStop = async () => (await serveSupabase(folder)).stop("keep");

  test("an edited, a removed and a late one are each told in one sentence, and undoing it helps", async () => {
    prepare(house);
    await startAndStop();
    write("20260101000000_house.sql", `${HOUSE}\n-- one more thought`);
    const hint = `delete ${folder.dir} to start with an empty database.`;
    await expect(startAndStop()).rejects.toThrow(
      `Migration 20260101000000_house.sql was edited after it was applied: undo the edit, or ${hint}`,
    );
    write("20260101000000_house.sql", HOUSE.replaceAll("\n", "\r\n"));
    write("20260102000000_late.sql", "select 1");
    await expect(startAndStop()).rejects.toThrow("20260102000000_late.sql sorts before 20260103000000");
    rmSync(join(folder.migrations, "20260102000000_late.sql"));
    rmSync(join(folder.migrations, "20260103000000_closed.sql"));
    await expect(startAndStop()).rejects.toThrow(
      "20260103000000_closed.sql has been applied but is no longer in",
    );
    write("20260103000000_closed.sql", CLOSED);
    await startAndStop();
  });

  test("one that fails names its line and leaves nothing behind", async () => {
    prepare(house);
    write("20260104000000_bad.sql", "create table app.kept (id int);\n\nselect nonsense;");
    await expect(startAndStop()).rejects.toThrow(
      'Migration 20260104000000_bad.sql failed at line 3: column "nonsense" does not exist',
    );
    write("20260104000000_bad.sql", "create table app.kept (id int);");
    await startAndStop();
  });

  test("one without a version is refused", async () => {
    prepare({ "migrations/house.sql": HOUSE });
    await expect(startAndStop()).rejects.toThrow("Migration house.sql is not named <version>_<name>.sql");
    expect(readdirSync(folder.migrations)).toEqual(["house.sql"]);
  });
});

test("keys and tokens outlive a restart", async () => {
  const folder = project({});
  const first = await serveSupabase(folder);
  const token = await first.supabase.tokens.mintUserJwt({ sub: "0b8f4a3e-58a4-4d0e-9d5f-0f6a3f0d4c11" });
  await first.stop("keep");
  const second = await serveSupabase(folder);
  const claims = await second.supabase.tokens.verify(token);
  expect(claims.sub).toBe("0b8f4a3e-58a4-4d0e-9d5f-0f6a3f0d4c11");
  await second.stop();
});
