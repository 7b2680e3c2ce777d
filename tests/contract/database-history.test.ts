import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

const ANN = "aaaaaaaa-0000-4000-8000-000000000001";
const BEN = "bbbbbbbb-0000-4000-8000-000000000002";
const VISITOR = "cccccccc-0000-4000-8000-000000000003";

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls, app.feedback, app.webhook_events, app.deletions cascade");
});

type Row = Record<string, unknown>;

/** A statement as a signed-in user. */
async function as(userId: string, sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('request.jwt.claims', $1, true)", [
      JSON.stringify({ sub: userId }),
    ]);
    await client.query("set local role authenticated");
    const { rows } = await client.query(sql, values);
    await client.query("commit");
    return rows;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const said = (content: string) => JSON.stringify([{ role: "user", content, words: [] }]);

/** An ended call, told by its events as real ones are. */
async function addCall(callId: string, over: Row = {}): Promise<void> {
  const { owner = ANN, visitor = null, at = "2026-11-20T10:00:00Z", ...facts } = over;
  await pool.query(
    `insert into app.calls (call_id, owner_id, visitor_id, last_event_at, created_at, updated_at)
     values ($1, $2, $3, $4, $4, $4)`,
    [callId, owner, visitor, at],
  );
  const told = { status: "ended", transcript: JSON.parse(said("It was a long night.")), ...facts };
  await pool.query("select app.apply_call_facts($1, 50, $2, $3)", [callId, told, at]);
}

const find = async (search: string, owner = ANN) =>
  (await as(owner, "select call_id from list_my_calls(p_limit => 50, p_search => $1)", [search])).map(
    (row) => row.call_id,
  );
const refusal = (work: Promise<unknown>) => work.then(() => "done").catch((error) => error.code);

describe("a search", () => {
  it("finds every call that has all the words, as beginnings, in title, summary, topics or talk", async () => {
    await addCall("talk", {
      transcript: JSON.parse(said("The pager never stopped, o'clock after o'clock.")),
    });
    await addCall("summary", { summary: "You spoke of pagers and post-op rounds with Dr.Smith." });
    await addCall("topics", { analysis: { topics: "prior authorization, night shifts" } });
    await addCall("title");
    await as(ANN, "select rename_my_call('title', 'Nächte in ÜBERSEE № 3')");
    expect((await find("PAG")).sort()).toEqual(["summary", "talk"]);
    expect(await find("pag stop")).toEqual(["talk"]);
    expect(await find("pag nowhere")).toEqual([]);
    expect(await find("smith")).toEqual(["summary"]);
    expect(await find("post-op")).toEqual(["summary"]);
    expect(await find("o'clo")).toEqual(["talk"]);
    expect(await find("authoriz")).toEqual(["topics"]);
    expect(await find("übersee")).toEqual(["title"]);
    // The same letter, written as two.
    expect(await find("na\u0308chte")).toEqual(["title"]);
  });

  it("takes anything for words, and finds nothing where there is no letter to look for", async () => {
    await addCall("one", {
      transcript: JSON.parse(said("She said: \"it's 50 % & (mostly) 'fine'\" | !x <-> y:* \\ 今日は")),
    });
    for (const sought of [
      "'fine'",
      "\"it's",
      "50 %",
      "& (mostly) |",
      "!x",
      "x <-> y",
      "y:*",
      "\\",
      "今日",
      "fine",
    ]) {
      expect([sought, await find(sought)]).toEqual([sought, sought === "\\" ? [] : ["one"]]);
    }
    for (const sought of ["!!!", "-- ; ''", "😀", "fine".repeat(500), "a ".repeat(5000)]) {
      expect([sought.slice(0, 9), await find(sought)]).toEqual([sought.slice(0, 9), []]);
    }
    expect(await find("  ")).toEqual(["one"]);
  });

  it("finds a call neither before its end, nor for anybody else, nor after what was said is erased", async () => {
    await addCall("live", { status: "ongoing" });
    await addCall("done");
    expect(await find("night")).toEqual(["done"]);
    expect(await find("night", BEN)).toEqual([]);
    await as(ANN, "select rename_my_call('done', 'The night of the pager')");
    await pool.query("select app.erase_call('done', now())");
    expect(await find("night")).toEqual([]);
    const { rows } = await pool.query("select title, search from app.calls where call_id = 'done'");
    expect(rows).toEqual([{ title: null, search: null }]);
  });

  it("stands in the way of no event, however long or odd the talk", async () => {
    const widest = Array.from({ length: 60_000 }, (_, i) =>
      String.fromCodePoint(0x4e00 + (i % 20_000), 0x20000 + i),
    ).join("-");
    await addCall("long", { transcript: JSON.parse(said(widest)) });
    await addCall("odd", { transcript: { not: "a list" }, analysis: [{ topics: 3 }] });
    const { rows } = await pool.query("select call_id from app.calls where search is not null order by 1");
    expect(rows).toEqual([{ call_id: "long" }, { call_id: "odd" }]);
  });
});

describe("the list", () => {
  const page = (from: Row | undefined, limit: number) =>
    as(ANN, "select * from list_my_calls($1, p_before_at => $2, p_before_id => $3)", [
      limit,
      from?.created_at ?? null,
      from?.id ?? null,
    ]);

  it("goes on from any call, through calls of the very same moment, without gap or repetition", async () => {
    for (let i = 0; i < 23; i++)
      await addCall(`call_${i}`, { at: `2026-11-20T10:00:0${Math.floor(i / 8)}.123456Z` });
    const walked: Row[] = [];
    // As the store keeps it: a Date would lose the microseconds.
    for (let last: Row | undefined; ; ) {
      const rows = await page(last, 5);
      walked.push(...rows);
      last = rows.at(-1) && { id: rows.at(-1)?.id, created_at: await exactly(rows.at(-1)?.id) };
      if (rows.length < 5) break;
    }
    expect(new Set(walked.map((row) => row.call_id)).size).toBe(23);
    expect(walked).toHaveLength(23);
  });

  const exactly = async (id: unknown) =>
    (await pool.query("select to_json(created_at) #>> '{}' as at from app.calls where id = $1", [id])).rows[0]
      .at;

  it("takes a day's beginning in and its end out, one ending, and never more than a page and one", async () => {
    await addCall("first", { at: "2026-11-20T00:00:00Z" });
    await addCall("last", { at: "2026-11-21T00:00:00Z", status: "error" });
    const list = async (args: string) =>
      (await as(ANN, `select call_id from list_my_calls(p_limit => 1000, ${args})`)).map(
        (row) => row.call_id,
      );
    expect(await list("p_from => '2026-11-20T00:00:00Z', p_to => '2026-11-21T00:00:00Z'")).toEqual(["first"]);
    expect(await list("p_from => '2026-11-20T00:00:01Z'")).toEqual(["last"]);
    expect(await list("p_status => 'error'")).toEqual(["last"]);
    await pool.query(`insert into app.calls (call_id, owner_id, last_event_at, created_at, updated_at)
      select 'more' || i, '${ANN}', now(), now(), now() from generate_series(1, 120) i`);
    expect(await list("p_status => null")).toHaveLength(101);
  });
});

describe("one's own call", () => {
  it("can be read, named, kept and deleted by its owner, and by nobody else", async () => {
    await addCall("mine", { visitor: VISITOR });
    const read = (owner: string) => as(owner, "select title, is_kept from get_my_call('mine')");
    const changes = [
      "rename_my_call('mine', 'x')",
      "keep_my_call('mine', true, 'v')",
      "delete_my_call('mine')",
    ];
    expect(await read(BEN)).toEqual([]);
    for (const change of changes) expect(await refusal(as(BEN, `select ${change}`))).toBe("PT404");
    // Claimed by an account, it is no visitor's any more.
    expect((await pool.query("select * from get_visitor_call('mine', $1)", [VISITOR])).rows).toEqual([]);
    expect((await pool.query("select * from get_last_visitor_call($1)", [VISITOR])).rows).toEqual([]);
    expect(await refusal(pool.query("select delete_visitor_call('mine', $1)", [VISITOR]))).toBe("PT404");
    expect(await read(ANN)).toEqual([{ title: null, is_kept: false }]);
    await as(ANN, "select rename_my_call('mine', '  Night  '), keep_my_call('mine', true, 'v')");
    expect(await read(ANN)).toEqual([{ title: "Night", is_kept: true }]);
    await as(ANN, "select rename_my_call('mine', ''), keep_my_call('mine', false, 'v')");
    expect(await read(ANN)).toEqual([{ title: null, is_kept: false }]);
  });

  it("that is deleted leaves a tombstone that no late event fills and no list shows, and is deleted once", async () => {
    await addCall("gone", {
      summary: "A night.",
      recording_url: "https://a/b.wav",
      analysis: { mood: "wry" },
    });
    await as(ANN, "select rename_my_call('gone', 'Night'), keep_my_call('gone', true, 'v')");
    const deleting = () => as(ANN, "select delete_my_call('gone')");
    expect((await Promise.all([refusal(deleting()), refusal(deleting())])).sort()).toEqual(["PT404", "done"]);
    await pool.query("select app.apply_call_facts('gone', 60, $1, now())", [
      { status: "ended", summary: "Again.", transcript: JSON.parse(said("Again.")), duration_ms: 61_000 },
    ]);
    expect(await as(ANN, "select * from list_my_calls(10)")).toEqual([]);
    expect(await as(ANN, "select * from get_my_call('gone')")).toEqual([]);
    const { rows } = await pool.query("select * from app.calls where call_id = 'gone'");
    const empty = {
      title: null,
      transcript: null,
      summary: null,
      recording_url: null,
      analysis: null,
      search: null,
    };
    expect(rows).toMatchObject([{ ...empty, kept_at: null, duration_ms: 61_000, owner_id: ANN }]);
    expect(rows[0].deleted_at).toBeInstanceOf(Date);
  });

  it("of a visitor is the browser's last one until it is deleted", async () => {
    await addCall("older", { owner: null, visitor: VISITOR, at: "2026-11-19T10:00:00Z" });
    await addCall("newer", { owner: null, visitor: VISITOR });
    const last = async () =>
      (await pool.query("select call_id from get_last_visitor_call($1)", [VISITOR])).rows[0]?.call_id;
    expect(await last()).toBe("newer");
    await pool.query("select delete_visitor_call('newer', $1)", [VISITOR]);
    expect(await last()).toBe("older");
    expect(await refusal(pool.query("select delete_visitor_call('older', $1)", [ANN]))).toBe("PT404");
  });
});

describe("a call that is being deleted", () => {
  const answer = "select * from app.give_feedback('gone', 3, null, 'secret', null, true, 'v1', now())";
  const waitingForLock = async () =>
    (
      await pool.query(
        "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      )
    ).rowCount ?? 0;

  it.each([
    ["by itself", "select app.delete_call('gone', now())"],
    ["with its account", `select app.start_deletion('${ANN}', 0, now())`],
  ])("%s takes no answer any more, however close behind", async (_name, deletion) => {
    await addCall("gone");
    const client = await pool.connect();
    await client.query("begin");
    await client.query(deletion);
    const given = refusal(pool.query(answer));
    await vi.waitUntil(async () => (await waitingForLock()) > 0, { timeout: 20_000 });
    await client.query("commit");
    client.release();
    expect(await given).toBe("PT404");
    expect((await pool.query("select from app.feedback")).rowCount).toBe(0);
  });
});

describe("a change of one's call", () => {
  it("gives no name to what is erased, and is all or nothing", async () => {
    await addCall("mine");
    const change = (title: string, version: string) =>
      as(ANN, "select change_my_call('mine', $1, true, $2) as kept", [title, version]);
    const row = async () =>
      (await pool.query("select title, kept_at is not null as kept from app.calls")).rows[0];
    expect(await refusal(change("Bed 4", "x".repeat(41)))).toBe("23514");
    expect(await row()).toEqual({ title: null, kept: false });
    expect(await change("Bed 4", "v1")).toEqual([{ kept: true }]);
    expect(await row()).toEqual({ title: "Bed 4", kept: true });
    await pool.query("select app.erase_call('mine', now())");
    expect(await refusal(as(ANN, "select rename_my_call('mine', 'Mrs Smith')"))).toBe("PT404");
    expect(await refusal(change("Mrs Smith", "v1"))).toBe("PT404");
    expect((await row()).title).toBeNull();
  });
});
