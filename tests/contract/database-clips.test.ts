import type pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  addCall,
  addUser,
  advance,
  at,
  clip,
  DAY,
  due,
  finish,
  HOUR,
  lookAt,
  markRemoved,
  one,
  PROOF,
  putOff,
  ready,
  removals,
  rows,
  shared,
  start,
  take,
} from "../support/clip-rows";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let pool: pg.Pool;
let ann: string;

beforeAll(async () => {
  database = await startTestDatabase();
  pool = (await database.createFromTemplate()).pool;
});
afterAll(() => database?.stop());
beforeEach(async () => {
  await pool.query("truncate app.calls, app.deletions cascade; delete from auth.users");
  lookAt({ pool, ann: "" });
  ann = await addUser();
  lookAt({ pool, ann });
  await addCall("call_1", ann);
});

describe("asking for a clip", () => {
  it("gives the same one for the same request while it is there, and another once it is not", async () => {
    const first = await start(0);
    expect(first.outcome).toBe("started");
    expect(await start(1)).toMatchObject({ outcome: "same", clip_id: first.clip_id });
    expect((await start(2, { hash: "other" })).clip_id).not.toBe(first.clip_id);
    await pool.query("select app.revoke_clips(null, $1, $2)", [first.clip_id, at(3)]);
    expect(await start(4)).toMatchObject({ outcome: "started" });
  });

  it("fifty times at once makes one clip", async () => {
    const asked = await Promise.all(Array.from({ length: 50 }, () => start(0)));
    expect(new Set(asked.map(({ clip_id }) => clip_id)).size).toBe(1);
    expect(asked.filter(({ outcome }) => outcome === "started")).toHaveLength(1);
    expect(await one("select count(*)::int as n from app.clips")).toEqual({ n: 1 });
  });

  it("for fifty clips at once gives as many as a day has, says when there is room, and takes failed ones back", async () => {
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, i) => start(i < 25 ? 0 : 0.5, { hash: `clip ${i}`, perDay: 5 })),
    );
    const started = asked.filter(({ outcome }) => outcome === "started");
    expect(started).toHaveLength(5);
    expect(asked.filter(({ outcome }) => outcome === "spent")).toHaveLength(45);
    expect(await start(HOUR, { hash: "x", perDay: 5 })).toMatchObject({
      outcome: "spent",
      retry_after_seconds: expect.closeTo(DAY - HOUR, -1),
    });
    const clipId = started[0]?.clip_id ?? "";
    const { lease_id } = await take(clipId, 1);
    expect(await putOff(clipId, lease_id, 2, 0)).toBe("failed");
    expect((await start(3, { hash: "x", perDay: 5 })).outcome).toBe("started");
    expect((await start(4, { hash: "y", perDay: 5 })).outcome).toBe("spent");
    expect((await start(DAY + 5, { hash: "y", perDay: 5 })).outcome).toBe("started");
  });

  it("is for one's own call alone, while it is there and its words are", async () => {
    const bob = await addUser();
    await addCall("browsers", null);
    expect((await start(0, { owner: bob })).outcome).toBe("not_yours");
    expect((await start(0, { callId: "browsers" })).outcome).toBe("unknown");
    expect((await start(0, { callId: "nothing" })).outcome).toBe("unknown");
    await pool.query("select app.erase_call('call_1', $1)", [at(0)]);
    expect((await start(1)).outcome).toBe("unknown");
    await pool.query("select app.start_deletion($1, 500, $2)", [bob, at(0)]);
    await expect(start(2, { owner: bob })).rejects.toThrow("There is no such account.");
  });
});

describe("working on a clip", () => {
  it("is for one at a time, and for another once the lease is over", async () => {
    const { clip_id } = await start(0);
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(clip_id, 1)));
    const [first, ...more] = taken.filter(({ lease_id }) => lease_id);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ attempt: 1, words_hash: "words", transcript: [{ content: "a" }] });
    expect(await due(45)).toEqual([]);
    expect(await due(47)).toEqual([clip_id]);
    const second = await take(clip_id, 47);
    expect(second.attempt).toBe(2);
    expect(await advance(clip_id, first?.lease_id, "drawing", 48)).toBe(false);
    expect(await finish(clip_id, first?.lease_id, 49)).toBe(false);
    expect(await putOff(clip_id, first?.lease_id, 49)).toBeNull();
    expect(await finish(clip_id, second.lease_id, 50)).toBe(true);
    expect(await clip(clip_id)).toMatchObject({ state: "ready", duration_seconds: 8.5 });
  });

  it("goes on whatever stage its worker died in", async () => {
    for (const stage of ["queued", "drawing", "rendering"]) {
      const { clip_id } = await start(0, { hash: stage });
      const { lease_id } = await take(clip_id, 1);
      if (stage !== "queued") await advance(clip_id, lease_id, stage, 1);
      expect(await clip(clip_id)).toMatchObject({ state: stage });
      expect(await due(152)).toContain(clip_id);
      expect(await take(clip_id, 152)).toMatchObject({ attempt: 2 });
    }
  });

  it("is put off three times at most, with a pause, and then it has failed and leaves nothing", async () => {
    const { clip_id } = await start(0);
    for (const [round, wanted] of ["queued", "queued", "failed"].entries()) {
      const { lease_id } = await take(clip_id, round * 10);
      expect(await putOff(clip_id, lease_id, round * 10)).toBe(wanted);
      expect(await take(clip_id, round * 10 + 4)).toEqual({});
    }
    expect(await clip(clip_id)).toMatchObject({ state: "failed", failure: "video_failed", is_spent: false });
    expect(await removals(30)).toEqual([clip_id]);
    expect(await due(DAY)).toEqual([]);
  });

  it("on one whose voice is replaced cannot end well without the proof, whoever says so", async () => {
    const without = [
      null,
      {},
      { ...PROOF, isFreeOfPhysician: null },
      { ...PROOF, isFreeOfPhysician: false },
      { ...PROOF, isFreeOfPhysician: "true" },
      { ...PROOF, voices: { physician: "original", agent: "original" } },
      { isFreeOfPhysician: true },
    ];
    const { clip_id } = await start(0, { anonymized: true });
    const { lease_id } = await take(clip_id, 1);
    for (const proof of without) await expect(finish(clip_id, lease_id, 2, proof)).rejects.toThrow(/proved/);
    expect(await finish(clip_id, lease_id, 3)).toBe(true);
  });
});

describe("a clip's end", () => {
  it("by being taken back ends its link and its work at once", async () => {
    const { clipId, tokenHash } = await ready(0);
    const { clip_id: running } = await start(0, { hash: "running" });
    const { lease_id } = await take(running, 1);
    expect(await shared(tokenHash, 2)).toHaveLength(1);
    for (const id of [clipId, running])
      await pool.query("select app.revoke_clips(null, $1, $2)", [id, at(3)]);
    expect(await shared(tokenHash, 3)).toEqual([]);
    expect(await advance(running, lease_id, "rendering", 4)).toBe(false);
    expect(await finish(running, lease_id, 4)).toBe(false);
    expect((await removals(5)).sort()).toEqual([clipId, running].sort());
  });

  it("has its objects taken away until that is done, and once more when nobody can write any", async () => {
    const { clip_id } = await start(0);
    const { lease_id } = await take(clip_id, 0);
    await advance(clip_id, lease_id, "rendering", 0);
    await pool.query("select app.revoke_clips(null, $1, $2)", [clip_id, at(10)]);
    expect(await removals(10)).toEqual([clip_id]);
    expect(await removals(11)).toEqual([]);
    expect(await removals(71)).toEqual([clip_id]);
    await markRemoved(clip_id, 72);
    expect(await removals(149)).toEqual([]);
    expect(await removals(151)).toEqual([clip_id]);
    await markRemoved(clip_id, 152);
    expect(await removals(DAY)).toEqual([]);
  });

  it("comes with its days, which its owner may choose anew, within what a clip is kept", async () => {
    const { clipId, tokenHash } = await ready(0);
    expect(await shared(tokenHash, 7 * DAY)).toHaveLength(1);
    expect(await shared(tokenHash, 7 * DAY + 2)).toEqual([]);
    await expect(pool.query("update app.clips set share_days = 8 where id = $1", [clipId])).rejects.toThrow();
    await pool.query("select app.tidy_clips(30, $1)", [at(89 * DAY)]);
    expect((await clip(clipId)).state).toBe("ready");
    await pool.query("select app.tidy_clips(30, $1)", [at(91 * DAY)]);
    expect(await clip(clipId)).toMatchObject({ state: "revoked", token_hash: null });
    expect(await removals(91 * DAY)).toEqual([clipId]);
    await markRemoved(clipId, 91 * DAY);
    await pool.query("select app.tidy_clips(30, $1)", [at(92 * DAY)]);
    expect(await clip(clipId)).toEqual({});
  });

  it("comes with its call's deletion; with its erasing only while it is not made yet", async () => {
    const made = await ready(0);
    const { clip_id: unmade } = await start(0, { hash: "unmade" });
    await pool.query("select app.erase_call('call_1', $1)", [at(5)]);
    expect(await clip(unmade)).toMatchObject({
      state: "failed",
      failure: "call_erased",
      is_spent: false,
    });
    expect(await shared(made.tokenHash, 6)).toHaveLength(1);
    await pool.query("select app.delete_call('call_1', $1)", [at(7)]);
    expect(await shared(made.tokenHash, 8)).toEqual([]);
    expect(await removals(9)).toHaveLength(2);
  });

  it("comes with its account's, which is not finished before the objects are gone", async () => {
    const made = await ready(0);
    const { deletion } = await one("select app.start_deletion($1, 500, $2) as deletion", [ann, at(5)]);
    const finishDeletion = async () =>
      (await one("select app.finish_deletion($1, $2) as ok", [deletion, at(9)])).ok;
    await pool.query("delete from auth.users; update app.calls set vendor_erased_at = now()");
    expect(await clip(made.clipId)).toMatchObject({ state: "revoked", owner_id: null });
    const report = () => one("select clips, erased_clips from public.get_deletion($1)", [deletion]);
    expect([await report(), await finishDeletion()]).toEqual([{ clips: 1, erased_clips: 0 }, false]);
    expect(await removals(6)).toEqual([made.clipId]);
    await markRemoved(made.clipId, 7);
    expect([await report(), await finishDeletion()]).toEqual([{ clips: 1, erased_clips: 1 }, true]);
    expect(await clip(made.clipId)).toEqual({});
    expect([await finishDeletion(), await report()]).toEqual([true, { clips: 1, erased_clips: 1 }]);
  });

  it("leaves no clip of a call that is deleted while clips of it are asked for", async () => {
    for (let round = 0; round < 10; round++) {
      const callId = `raced_${round}`;
      await addCall(callId, ann);
      await Promise.all([
        ...Array.from({ length: 4 }, (_, i) => start(0, { callId, hash: `${callId} ${i}`, perDay: 1000 })),
        pool.query("select app.delete_call($1, $2)", [callId, at(1)]),
      ]);
    }
    expect(await rows("select state from app.clips where state <> 'revoked'")).toEqual([]);
  });
});
