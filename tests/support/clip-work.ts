import type pg from "pg";
import { expect } from "vitest";
import { sweep, until } from "./client";

type Row = {
  state: string;
  attempts: number;
  failure: string | null;
  is_spent: boolean;
  lease_id: string | null;
};

/** How clips stand in the stack's database, and how the sweep goes on with them. */
export function workOn(database: pg.Pool) {
  const rowOf = async (clipId: string): Promise<Row> =>
    (await database.query<Row>("select * from app.clips where id = $1", [clipId])).rows[0] as Row;
  const rowOnce = (clipId: string, isWanted: (row: Row) => boolean) =>
    until(() => rowOf(clipId), isWanted, 80_000);
  /** As if whoever is at work, or pausing, had run out of time. */
  const leasesOver = () =>
    database.query(
      "update app.clips set lease_until = now() - interval '1 second' where lease_until is not null",
    );
  async function sweptUntil(clipId: string, state: string): Promise<void> {
    for (let round = 0; round < 4 && (await rowOf(clipId)).state !== state; round++) {
      await leasesOver();
      expect((await sweep("clips")).status).toBe(200);
    }
    expect((await rowOf(clipId)).state).toBe(state);
  }
  return { rowOf, rowOnce, sweptUntil };
}
