import { randomUUID } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  addCall,
  addUser,
  at,
  clip,
  DAY,
  lookAt,
  one,
  ready,
  removals,
  rows,
  start,
} from "../support/clip-rows";
import { startTestDatabase, type TestDatabase } from "../support/database";

/** `report_clip` goes by the database's clock, so these clips are made a moment ago. */
const NOW = Math.floor((Date.now() - at(0).getTime()) / 1000) - 5;

let database: TestDatabase;
let pool: pg.Pool;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls cascade; delete from auth.users");
  lookAt({ pool, ann: "" });
  const ann = await addUser();
  lookAt({ pool, ann });
  await addCall("call_1", ann);
});

const report = async (tokenHash: unknown, reporter: string, reason?: string) =>
  (await one("select public.report_clip($1, $2, $3) as ok", [tokenHash, reporter, reason])).ok;
const reported = (limit = 10) => rows("select * from public.list_reported_clips($1)", [limit]);
const takeDown = async (clipId: string) =>
  (await one("select public.take_down_clip($1) as live", [clipId])).live;
/** What each of two operators is told, the second of whom asks before the first is done. */
async function takenDownByTwo(clipId: string) {
  const other = await pool.connect();
  await other.query("begin");
  const { rows: told } = await other.query("select public.take_down_clip($1) as live", [clipId]);
  const second = takeDown(clipId);
  const isWaiting =
    "select from pg_stat_activity where wait_event_type = 'Lock' and query like '%take_down_clip%'";
  while ((await pool.query(isWaiting)).rowCount === 0);
  await other.query("commit");
  other.release();
  return [told[0]?.live, await second];
}
const shared = (tokenHash: unknown) => rows("select clip_id from public.get_shared_clip($1)", [tokenHash]);

describe("reported clips", () => {
  it("are listed by their newest report, with how many there are, the newest reason, and whether they are live", async () => {
    const first = await ready(NOW, { hash: "first" });
    const second = await ready(NOW, { hash: "second" });
    await ready(NOW, { hash: "never reported" });
    await report(first.tokenHash, "one place", "It names a patient.");
    await report(first.tokenHash, "another", "It names two.");
    await report(second.tokenHash, "one place");
    const [newest, oldest] = await reported();
    expect(newest).toMatchObject({ clip_id: second.clipId, reports: 1, reason: null, is_live: true });
    expect(oldest).toMatchObject({
      clip_id: first.clipId,
      call_id: "call_1",
      reports: 2,
      reason: "It names two.",
      is_live: true,
    });
    await report(first.tokenHash, "a third");
    const again = await reported();
    expect(again).toMatchObject([
      { clip_id: first.clipId, reports: 3, reason: "It names two." },
      { clip_id: second.clipId },
    ]);
    expect(Number(again[0]?.reported_at)).toBeGreaterThan(Number(oldest?.reported_at));
    expect(await reported(1)).toHaveLength(1);
    const later = await rows("select is_live from app.list_reported_clips(10, $1)", [at(NOW + 8 * DAY)]);
    expect(later).toEqual([{ is_live: false }, { is_live: false }]);
  });
});

describe("taking a clip down", () => {
  it("kills its link at once and hands over its objects, and says once that it was live", async () => {
    const { clipId, tokenHash } = await ready(NOW, { hash: "bad" });
    const other = await ready(NOW, { hash: "other" });
    await report(tokenHash, "one place");
    expect(await shared(tokenHash)).toEqual([{ clip_id: clipId }]);
    expect(await takenDownByTwo(clipId)).toEqual([true, false]);
    expect(await shared(tokenHash)).toEqual([]);
    expect(await clip(clipId)).toMatchObject({ state: "revoked", token_hash: null, token_sealed: null });
    expect(await removals(NOW + 600)).toEqual([clipId]);
    expect(await reported()).toMatchObject([{ clip_id: clipId, reports: 1, is_live: false }]);
    expect(await shared(other.tokenHash)).toHaveLength(1);
  });

  it("ends one that is not live, too, and is false of that and of an unknown id", async () => {
    const { clip_id: unmade } = await start(NOW, { hash: "unmade" });
    const { clipId: over } = await ready(NOW - 8 * DAY, { hash: "over" });
    for (const id of [unmade, over]) {
      expect(await takeDown(id)).toBe(false);
      expect((await clip(id)).state).toBe("revoked");
    }
    expect(await takeDown(randomUUID())).toBe(false);
  });
});
