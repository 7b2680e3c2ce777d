import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";
import { drawHistories, historyOf, orderedSubsets } from "../support/inbox-histories";
import { runHistories } from "../support/inbox-run";

const SEED = 20_261_121;

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());

describe("a call's row", () => {
  it("is that of the in-order run for every ordered subset of its events, the lost ones read back", async () => {
    const orders = orderedSubsets();
    expect(orders).toHaveLength(1957);
    const outcome = await runHistories(pool, orders.map(historyOf), "subset");
    expect(outcome.differences.slice(0, 3)).toEqual([]);
    expect(outcome.crashes).toBeGreaterThan(10);
    // Those without the analysis, which says everything that the others say.
    expect(outcome.readBack).toBe(326);
  }, 120_000);

  it("is that of the in-order run for 2 000 draws with duplicates, crashes and erasures", async () => {
    const outcome = await runHistories(pool, drawHistories(2000, SEED), "draw");
    expect(outcome.differences.slice(0, 3)).toEqual([]);
    expect(outcome.crashes).toBeGreaterThan(10);
  }, 120_000);

  it("would be seen to differ if values were merged by who comes last", async () => {
    const { pool: broken } = await database.createFromTemplate();
    await broken.query(`create or replace function app.evidence_of(p_column text, p_value jsonb, p_rank integer)
      returns jsonb language sql volatile as $$ select to_jsonb(extract(epoch from clock_timestamp())) $$`);
    const outcome = await runHistories(broken, orderedSubsets().slice(-300).map(historyOf), "broken");
    expect(outcome.differences.length).toBeGreaterThan(20);
  }, 120_000);
});
