import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { opsReportSchema } from "@/lib/ops/schema";
import { drawMonth } from "../../scripts/seed-demo/month";
import { replaceRows } from "../../scripts/seed-demo/rows";
import { startTestDatabase, type TestDatabase } from "../support/database";

const NOW = "2026-11-21T12:00:00Z";
const month = () => drawMonth(Date.parse(NOW));

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database?.stop());

it("is the same month whenever it is drawn on the same day", () => {
  expect(month()).toEqual(month());
});

it("is there once however often it is asked for, beside what is there already, and fills the report", async () => {
  const { pool } = database;
  await pool.query(
    "insert into app.calls (call_id, last_event_at, created_at, updated_at) values ('own', now(), now(), now())",
  );
  for (let n = 0; n < 2; n += 1) await replaceRows(pool, month());
  const { rows } = await pool.query("select count(*)::int as calls from app.calls");
  expect(rows[0].calls).toBe(month().calls.length + 1);
  const read = await pool.query("select app.read_ops('2026-10-22', '2026-11-21', 60, $1) as report", [NOW]);
  const report = opsReportSchema.parse(read.rows[0].report);
  expect(new Set(report.calls.map(({ day }) => day)).size).toBeGreaterThanOrEqual(30);
  expect(report).toMatchObject({ inbox: { dead: 1, pending: 0 }, silent: [] });
  const told = report.queue.days.reduce((sum, day) => sum + day.told, 0);
  const right = report.queue.days.reduce((sum, day) => sum + day.toldRight, 0);
  expect(right / told).toBeGreaterThan(0.65);
});

it.each(["http://db.example.com", "http://127.0.0.1.example.com:4010", "nonsense"])(
  "goes nowhere but this machine: %s",
  (address) => {
    const root = join(import.meta.dirname, "../..");
    const tsx = join(root, "node_modules/.bin/tsx");
    const { status, stderr } = spawnSync(tsx, ["scripts/seed-demo.ts", address], {
      cwd: root,
      encoding: "utf8",
    });
    expect([status, stderr.startsWith("npm run seed:demo")]).toEqual([1, true]);
  },
);
