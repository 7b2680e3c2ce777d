import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type pg from "pg";
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { provisionedValues, sandboxValues } from "../../sandbox/start/values";
import { control } from "../support/client";
import { openStackDatabase } from "../support/stack-database";

const projectDir = join(import.meta.dirname, "../..");

let database: pg.Pool;
beforeAll(async () => {
  database = await openStackDatabase();
});
beforeEach(async () => {
  await control("reset", {});
});

describe("npm run inbox", () => {
  it("lists dead letters without a word of what was said, and replays them", async () => {
    const event = "'call_ended', repeat('0', 64), 'words that were said', 40";
    const dead = "10, now(), '22P02', now()";
    const { rows } = await database.query(
      `insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, attempts,
         next_attempt_at, last_error, dead_at)
       values ('call_letter', ${event}, '{"status": "ended"}', now(), ${dead}) returning id`,
    );
    const listed = await inbox("list");
    expect(listed).toMatch(/call_letter.*call_ended.*10.*22P02/);
    expect(listed).not.toContain("words");
    expect(await inbox("replay", String(rows[0]?.id))).toMatch(
      /has all its tries again[\s\S]*no dead letters left/,
    );
    expect((await database.query("select status from app.calls where call_id = 'call_letter'")).rows).toEqual(
      [{ status: "ended" }],
    );
    expect(await inbox("replay-all")).toMatch(/no dead letters left/);
  });
});

/** Runs the operators' script with the stack's own environment. */
async function inbox(...args: string[]): Promise<string> {
  const port = (name: "app" | "sandbox") => Number(new URL(inject(name)).port);
  const example = join(projectDir, ".env.example");
  const values = {
    ...sandboxValues(example, { app: port("app"), sandbox: port("sandbox") }, process.env),
    ...provisionedValues(join(inject("sandboxDir"), "env")),
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "scripts/inbox.ts", ...args],
    { cwd: projectDir, env: { ...process.env, ...values } },
  );
  return stdout;
}
