import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = database.pool;
});
afterAll(() => database?.stop());

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 21, 9) + seconds * 1000);
const one = async (sql: string, values: unknown[]) => (await pool.query(sql, values)).rows[0];
const take = async (hash: string, seconds: number): Promise<number> =>
  (await one("select app.take_sign_in_code($1, 6, $2) as wait", [hash, at(seconds)])).wait;
const settle = (hash: string, wasSent: boolean, seconds: number) =>
  one("select app.settle_sign_in_code($1, $2, $3)", [hash, wasSent, at(seconds)]);
const tryCode = (hash: string, code: string, seconds: number) =>
  one("select * from app.count_sign_in_try($1, $2, 5, 600, $3)", [hash, code, at(seconds)]);

/** Forty at once: all of them wait for the address's row before the first may go on. */
async function sideBySide<T>(hash: string, ask: (i: number) => Promise<T>): Promise<T[]> {
  const holder = await pool.connect();
  await holder.query("begin");
  await holder.query("select from app.sign_in_codes where email_hash = $1 for update", [hash]);
  const answers = Promise.all(Array.from({ length: 40 }, (_, i) => ask(i)));
  const waiting = async () =>
    (await pool.query("select from pg_stat_activity where wait_event_type = 'Lock'")).rowCount;
  while ((await waiting()) !== 40) await Promise.race([answers, new Promise((done) => setTimeout(done, 5))]);
  await holder.query("commit");
  holder.release();
  return answers;
}

it("lets six codes an hour through, however many are asked for at once, and says when the next may be", async () => {
  const waits = await Promise.all(Array.from({ length: 40 }, () => take("crowd", 0)));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
  expect(waits.filter((wait) => wait === 3600)).toHaveLength(34);
  expect(await take("crowd", 3599)).toBe(1);
  expect(await take("crowd", 3600)).toBe(0);
});

it("gives a mail that did not go out its place back, and leaves the tries of the code before", async () => {
  await take("mail", 0);
  await settle("mail", true, 0);
  for (let i = 0; i < 3; i++) await tryCode("mail", `c${i}`, 1);
  for (let i = 0; i < 9; i++) {
    expect(await take("mail", 2)).toBe(0);
    await settle("mail", false, 2);
  }
  expect(await tryCode("mail", "c3", 3)).toMatchObject({ outcome: "ask", tries_left: 1 });
});

it("asks for five tries of a code, of forty at once, and for five more after a new one", async () => {
  await take("tries", 0);
  await settle("tries", true, 0);
  const count = async () => {
    const rows = await sideBySide("tries", (i) => tryCode("tries", `c${i}`, 1));
    return rows.map(({ outcome }) => outcome).filter((outcome) => outcome === "ask").length;
  };
  expect(await count()).toBe(5);
  expect(await count()).toBe(0);
  await settle("tries", true, 2);
  expect(await count()).toBe(5);
});

it("counts tries of an address that no code was sent to, and knows an old code from a fresh one", async () => {
  expect(await tryCode("never", "c", 0)).toEqual({ outcome: "ask", tries_left: 4, is_expired: false });
  await take("old", 0);
  await settle("old", true, 0);
  expect(await tryCode("old", "c", 600)).toMatchObject({ is_expired: false });
  expect(await tryCode("old", "c", 601)).toMatchObject({ is_expired: true });
});

it("forgets an address a day after it was last heard of", async () => {
  await take("gone", 0);
  await take("stays", 3600);
  await take("another", 86_401);
  const { rows } = await pool.query(
    "select email_hash from app.sign_in_codes where email_hash in ('gone', 'stays')",
  );
  expect(rows).toEqual([{ email_hash: "stays" }]);
});
