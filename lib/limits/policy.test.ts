import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MAX_CLIP_SECONDS, MAX_TURNS, MAX_WORDS_A_TURN } from "@/lambda/video-generator/schema";
import { policy } from "./policy";

const folder = join(import.meta.dirname, "../../supabase/migrations");
const sql = readdirSync(folder)
  .sort()
  .map((file) => readFileSync(join(folder, file), "utf8"))
  .join("\n");

/** A function as the last migration that makes it has it. */
function bodyOf(name: string): string {
  const made = sql.split(/create (?:or replace )?function /).filter((text) => text.startsWith(`${name}(`));
  return made.at(-1)?.split("end $$;")[0]?.split("\n$$;")[0] ?? "";
}

test("the database's own numbers are policy's", () => {
  const { phoneCall, recap, webCall } = policy;
  const intent = bodyOf("app.write_demo_intent");
  expect(intent).toContain(`interval '${phoneCall.windowHours} hours'`);
  expect(bodyOf("app.take_overdue_calls")).toContain(`interval '${recap.staleMinutes} minutes'`);
  expect(bodyOf("app.follow_call")).toContain(`coalesce(new.max_duration_seconds, ${webCall.secondsPerDay})`);
});

test("a hospital behind one address is not shut out by its own crowd, from blocking a number neither", () => {
  expect(Math.min(...Object.values(policy.burst))).toBeGreaterThanOrEqual(30);
});

test("a hold outlasts the dialling, the ringing and the longest call", () => {
  const { reservationSeconds, dialTimeoutMs, ringSeconds, maxDurationSeconds, lateCallSeconds } =
    policy.phoneCall;
  expect(reservationSeconds).toBeGreaterThan(lateCallSeconds);
  expect(reservationSeconds).toBeGreaterThan(dialTimeoutMs / 1000 + ringSeconds + maxDurationSeconds);
});

test("what the queue forgets counts for nothing any more", () => {
  expect(policy.queue.keptDays).toBeGreaterThan(1);
});

test("a slot outlasts the asking for its call, and the time claimed with it", () => {
  const { createTimeoutMs, claimSeconds } = policy.webCall;
  expect(claimSeconds).toBeGreaterThan(createTimeoutMs / 1000);
  expect(policy.queue.beginSeconds).toBeGreaterThan(claimSeconds);
});

test("a clip's numbers are the video function's, the bucket's and the database's", () => {
  const {
    longestSeconds,
    mostTurns,
    mostWordsATurn,
    keptDays,
    shareDays,
    functionSeconds,
    renderingSeconds,
  } = policy.clips;
  const template = readFileSync(
    join(import.meta.dirname, "../../lambda/video-generator/template.yaml"),
    "utf8",
  );
  expect([longestSeconds, mostTurns, mostWordsATurn]).toEqual([
    MAX_CLIP_SECONDS,
    MAX_TURNS,
    MAX_WORDS_A_TURN,
  ]);
  expect(template).toContain(`Prefix: clips/, ExpirationInDays: ${keptDays} `);
  for (const name of ["app.finish_clip", "app.tidy_clips", "public.set_my_clip_expiry"])
    expect(bodyOf(name)).toContain(`interval '${keptDays} days'`);
  expect(sql).toContain(`share_days in (${shareDays.join(", ")})`);
  expect(functionSeconds).toBeGreaterThan(Number(/^ +Timeout: (\d+)/m.exec(template)?.[1]));
  expect(renderingSeconds).toBeGreaterThan(functionSeconds);
});

test("whoever starts a call waits a second for Redis and three for the captcha, and no longer", () => {
  expect(policy.timeouts).toMatchObject({ redis: 1000, captcha: 3000 });
});
