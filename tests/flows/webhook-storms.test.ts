import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { appIsBack, killApp, killPostgres } from "../support/app-process";
import { app, control, sweep } from "../support/client";
import { openStackDatabase } from "../support/stack-database";
import { deliver, deliverPaced, fuzz, standingOf, streamOf } from "../support/webhook-load";

const SEED = 20_261_121;

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

const whole = (calls: number) => ({ stored: 3 * calls, events: 3 * calls, waiting: 0, calls, whole: calls });

describe("whatever is sent to the webhook", () => {
  it("is stored when it is signed and an event, refused otherwise, and never a 5xx", async () => {
    const outcome = await fuzz(app(""), database, 600, SEED);
    expect(outcome.wrong).toEqual([]);
    expect(outcome.stored).toBe(outcome.acknowledged);
    expect(outcome.stored).toBeGreaterThan(100);
    expect(Object.keys(outcome.statuses).sort()).toEqual(
      expect.arrayContaining(["204", "400", "401", "413"]),
    );
  }, 60_000);
});

describe("a stream of webhooks", () => {
  it("loses nothing when PostgreSQL dies under it", async () => {
    const statuses: number[] = [];
    const sent = deliverPaced(app(""), streamOf("call_pg_", 50), 50, (status) => statuses.push(status));
    setTimeout(() => killPostgres(database), 1000);
    expect(await sent).toBe(0);
    expect(statuses).toContain(503);
    await sweep("inbox");
    expect(await standingOf(database, "call_pg_")).toEqual(whole(50));
  }, 60_000);

  it("loses nothing and doubles nothing when the app is killed in the middle of it", async () => {
    let answered = 0;
    const sent = Promise.all(
      streamOf("call_kill_", 20).map((body) =>
        deliver(app(""), body, () => {
          answered += 1;
          if (answered === 20) killApp(app(""));
        }),
      ),
    );
    expect(await sent).not.toContain(false);
    await appIsBack(app(""));
    await sweep("inbox");
    expect(await standingOf(database, "call_kill_")).toEqual(whole(20));
  }, 60_000);
});
