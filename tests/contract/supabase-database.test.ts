import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrations: "/nowhere" });
});
afterAll(() => database.stop());

test("text is UTF-8: an accented letter and an emoji are one character each", async () => {
  const { rows } = await database.pool.query("select length('é🙂') as length, upper('é') as upper");
  expect(rows).toEqual([{ length: 2, upper: "É" }]);
});

test("copies of the database do not see each other", async () => {
  const [one, two] = [await database.createFromTemplate(), await database.createFromTemplate()];
  await one.pool.query("create schema app; create table app.only_here (id int)");
  const { rows } = await two.pool.query("select to_regclass('app.only_here') as found");
  expect(rows).toEqual([{ found: null }]);
});
