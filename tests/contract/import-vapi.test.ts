import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Utterance } from "../../types/call";
import { badEntries, withArtifact, withMessages, withText } from "../fixtures/vapi-calls";
import { runImport as importFrom } from "../support/import-vapi";
import { type ServedSupabase, serveSupabase } from "../support/supabase";

const ANN = "ann@example.com";
const calls = [withMessages, withText, withArtifact];

let served: ServedSupabase;
let ann: string;
let ben: string;

beforeAll(async () => {
  served = await serveSupabase({ migrations: "supabase/migrations" });
  [ann, ben] = [await addAccount(ANN), await addAccount("ben@example.com")];
});
afterAll(() => served.stop());
beforeEach(() => served.owner.query("truncate app.calls cascade"));

async function addAccount(email: string): Promise<string> {
  const { auth } = served.client(served.keys.service);
  const { data } = await auth.admin.createUser({ email, email_confirm: true });
  return data.user?.id ?? "";
}

const as = async (id: string) =>
  served.client(served.keys.anon, await served.supabase.tokens.mintUserJwt({ sub: id }));
const rowsOf = async () =>
  (await served.owner.query("select c::text as row from app.calls c order by call_id")).rows;

const runImport = (entries: unknown, owner: string) => importFrom(new URL(served.url).origin, entries, owner);

test("old calls are taken in with words, times and recordings, found in the history, and not twice", async () => {
  const first = await runImport(calls, ANN);
  expect(first.output).toContain("3 taken in, 0 there already, 0 skipped, 0 not looked at.");
  expect(first.output).toContain(
    "RECORDING_ORIGINS, here and at the video function: https://storage.example.com\n",
  );
  expect(first.code).toBe(0);
  const mine = await as(ann);
  const { data: list } = await mine.rpc("list_my_calls", { p_limit: 10 });
  expect(list.map((row: { call_id: string }) => row.call_id)).toEqual(calls.map(({ id }) => id));
  const { data: found } = await mine.rpc("list_my_calls", { p_limit: 10, p_search: "pager" });
  expect(found).toMatchObject([{ call_id: withText.id, has_transcript: true, is_kept: true }]);

  const { data } = await mine.rpc("get_my_call", { p_call_id: withMessages.id });
  expect(data[0]).toMatchObject({
    kind: "web",
    status: "ended",
    reason: "user_hangup",
    duration_ms: 12_000,
    has_recording: true,
    summary: withMessages.summary,
    is_imported: true,
  });
  const utterances: Utterance[] = data[0].transcript;
  expect(utterances.map(({ role, words }) => [role, words[0]?.start, words.at(-1)?.end])).toEqual([
    ["agent", 0.8, 3],
    ["user", 3, 5],
    ["agent", 6, 11.2],
  ]);
  const recordingOf = async (id: string) =>
    (await mine.rpc("get_my_imported_recording", { p_call_id: id })).data;
  expect(await recordingOf(withMessages.id)).toBe(withMessages.recordingUrl);
  expect(await recordingOf(withArtifact.id)).toBe(withArtifact.artifact.stereoRecordingUrl);

  const before = await rowsOf();
  const again = await runImport(calls, ann.toUpperCase());
  expect(again.output).toContain("0 taken in, 3 there already, 0 skipped");
  expect(await rowsOf()).toEqual(before);

  // No sweep asks Retell about them, or lets them go after a day.
  const system = served.client(served.keys.service);
  const overdue = { p_never_joined_seconds: 0, p_silent_seconds: 0, p_limit: 10 };
  expect((await system.rpc("take_overdue_calls", overdue)).data).toEqual([]);
  expect((await system.rpc("erase_old_calls", { p_hours: 24, p_limit: 10 })).data).toEqual([]);
  expect(await rowsOf()).toEqual(before);
});

test("bad entries are listed with their reason and without their words, and the others are taken in", async () => {
  const entries = [withText, ...badEntries.map(([entry]) => entry), withMessages];
  const { code, output } = await runImport(entries, ANN);
  expect(code).toBe(1);
  expect(output).toContain(`2 taken in, 0 there already, ${badEntries.length} skipped, 0 not looked at.`);
  for (const [at, [, reason]] of badEntries.entries()) {
    expect(output.split("\n").find((line) => line.includes(`entry ${at + 2},`))).toMatch(reason);
  }
  expect(output).not.toMatch(/secret|pager/);
  expect(await rowsOf()).toHaveLength(2);
});

test("what is another's, or was erased, is left as it is", async () => {
  await runImport([withText, withMessages], ANN);
  await (await as(ann)).rpc("delete_my_call", { p_call_id: withText.id });
  await served.owner.query(
    `insert into app.calls (call_id, owner_id, last_event_at, created_at, updated_at) values ($1, $2, now(), now(), now())`,
    [withArtifact.id, ann],
  );
  const before = await rowsOf();
  const { output } = await runImport(calls, "BEN@example.com");
  expect(output).toContain("0 taken in, 0 there already, 3 skipped");
  expect(output).toMatch(new RegExp(`${withText.id}: .*been erased`));
  expect(output).toMatch(new RegExp(`${withMessages.id}: .*another's`));
  expect(output).toMatch(new RegExp(`${withArtifact.id}: .*another's`));
  expect(await rowsOf()).toEqual(before);
  expect((await (await as(ben)).rpc("list_my_calls", { p_limit: 10 })).data).toEqual([]);
});

test("nothing is taken in for nobody, nor from what is no list of calls", async () => {
  const [nobody, none, broken] = await Promise.all([
    runImport(calls, "nobody@example.com"),
    runImport({ calls }, ANN),
    runImport("[{", ANN),
  ]);
  expect([nobody.code, none.code, broken.code]).toEqual([1, 1, 1]);
  expect(nobody.output).toMatch(/0 taken in, .* 3 not looked at/);
  expect(nobody.output).toContain("There is no such account");
  expect(none.output).toMatch(/no array of calls\. Nothing was taken in/);
  expect(broken.output).toMatch(/cannot be read as JSON .*Nothing was taken in/);
  expect(await rowsOf()).toEqual([]);
});
