import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  ANN,
  ANNS_BROWSER,
  ANNS_CLIP,
  addBelongings,
  allRows,
  LONE_BROWSER,
  type PublicFunction,
  publicFunctions,
  SECRET,
  withAnnsIds,
} from "../support/ownership";
import { type ServedSupabase, serveSupabase } from "../support/supabase";

/**
 * What a signed-in stranger gets from each function that users may call, given Ann's ids: `theirs` is an answer about
 * themselves, `nothing` an empty one, `refused` a 404. All other functions are the system's, and a new one is until it
 * stands here; the list of grants is in database-grants.test.ts.
 */
const ownData: Record<string, "theirs" | "nothing" | "refused"> = {
  change_my_call: "refused",
  clear_my_memory: "theirs",
  delete_my_call: "refused",
  export_my_account: "theirs",
  export_my_calls: "nothing",
  get_my_call: "nothing",
  get_my_clip: "nothing",
  get_my_imported_recording: "nothing",
  get_my_memory: "theirs",
  get_my_settings: "theirs",
  give_my_feedback: "refused",
  keep_my_call: "refused",
  list_my_calls: "nothing",
  list_my_clips: "nothing",
  rename_my_call: "refused",
  revoke_my_clip: "refused",
  set_my_clip_expiry: "refused",
  set_my_settings: "theirs",
  start_my_deletion: "theirs",
};
/** The system's, but asked for with a browser's id: what each gives to the wrong browser. */
const byBrowser: Record<string, "nothing" | "refused" | "own"> = {
  begin_web_call: "own",
  claim_visitor_calls: "own",
  delete_visitor_call: "refused",
  get_last_visitor_call: "nothing",
  get_visitor_call: "nothing",
  get_web_usage: "own",
  give_visitor_feedback: "refused",
  hold_place: "nothing",
  join_queue: "own",
  keep_visitor_call: "refused",
  leave_queue: "nothing",
  note_in_queue: "nothing",
  poll_queue: "nothing",
};
/** The system's with ids of other things: the app finds them itself, or reads them from a cookie that it signed. */
const byOtherId = [
  "advance_clip",
  "cancel_web_call",
  "count_deletion_clips",
  "detach_web_call",
  "erase_deletion_calls",
  "fail_demo_call",
  "finish_clip",
  "finish_deletion",
  "get_deletion",
  "mark_demo_call_unknown",
  "put_off_clip",
  "record_demo_call",
  "record_web_call",
  "release_demo_claim",
  "replay_dead_letter",
  "settle_demo_call",
  "start_clip",
  "take_clip",
  "take_deletion_calls",
  "take_down_clip",
  "take_down_reported_clip",
  "write_demo_intent",
];

let served: ServedSupabase;
let functions: PublicFunction[];
const strangers: string[] = [];

beforeAll(async () => {
  served = await serveSupabase({ migrations: "supabase/migrations" });
  functions = await publicFunctions(served.owner);
  await addBelongings(served.owner);
});
afterAll(() => served.stop());

const rows = () => allRows(served.owner, strangers);
const tokenOf = (sub: string) => served.supabase.tokens.mintUserJwt({ sub, email: `${sub}@example.com` });
async function stranger() {
  const id = randomUUID();
  strangers.push(id);
  return { id, client: served.client(served.keys.anon, await tokenOf(id)) };
}
const named = (name: string) => {
  const found = functions.find((one) => one.name === name);
  if (!found) throw new Error(`There is no function ${name}`);
  return found;
};
const isEmpty = (data: unknown) => !data || (Array.isArray(data) && data.length === 0);

test("every function that is a user's own, or takes an id, is written down here", () => {
  const takes = (wanted: RegExp) =>
    functions.filter((one) => one.arguments.some((given) => wanted.test(`${given.name} ${given.type}`)));
  const takesBrowser = takes(/^p_visitor_id /).map(({ name }) => name);
  expect(takesBrowser).toEqual(Object.keys(byBrowser));
  const takesOther = takes(/ uuid$| bigint$/).map(({ name }) => name);
  const known = [...takesBrowser, ...Object.keys(ownData)];
  expect(takesOther.filter((name) => !known.includes(name))).toEqual(byOtherId);
  const granted = functions.map(({ name }) => name).filter((name) => /(^|_)my_/.test(name));
  expect(granted).toEqual(Object.keys(ownData));
});

test("nobody who is not signed in may call any function", async () => {
  const before = await rows();
  for (const one of functions) {
    const { status, error } = await served.client(served.keys.anon).rpc(one.name, withAnnsIds(one));
    expect([one.name, status, error?.code]).toEqual([one.name, 401, "42501"]);
  }
  expect(await rows()).toEqual(before);
});

test("a user may call none of the system's functions", async () => {
  const before = await rows();
  const { client } = await stranger();
  const systems = functions.filter(({ name }) => !(name in ownData));
  expect(systems.length).toBeGreaterThan(40);
  for (const one of systems) {
    const { status, error } = await client.rpc(one.name, withAnnsIds(one));
    expect([one.name, status, error?.code]).toEqual([one.name, 403, "42501"]);
  }
  expect(await rows()).toEqual(before);
});

test("the system may call none of the users' functions: it has nobody to be", async () => {
  const before = await rows();
  for (const name of Object.keys(ownData)) {
    const { status, error } = await served.client(served.keys.service).rpc(name, withAnnsIds(named(name)));
    expect([name, status, error?.code]).toEqual([name, 403, "42501"]);
  }
  expect(await rows()).toEqual(before);
});

test.each(Object.entries(ownData))("%s with another's ids gives %s", async (name, outcome) => {
  const before = await rows();
  const { client } = await stranger();
  for (const callId of ["anns_call", "browsers_call", "no_such_call"]) {
    const args = withAnnsIds(named(name));
    const { status, data, error } = await client.rpc(name, {
      ...args,
      ...("p_call_id" in args && { p_call_id: callId }),
    });
    if (outcome === "refused") expect([status, error?.code]).toEqual([404, "PT404"]);
    else expect([status < 300, error]).toEqual([true, null]);
    if (outcome === "nothing") expect(isEmpty(data)).toBe(true);
    expect(JSON.stringify(data)).not.toContain(SECRET);
  }
  expect(await rows()).toEqual(before);
});

test("a session opened with a password counts for nobody, since anyone can set one for another's address", async () => {
  const before = await rows();
  const owner = (await served.owner.query("select owner_id from app.calls where call_id = 'anns_call'"))
    .rows[0];
  const tokenBy = (method: string) =>
    served.supabase.tokens.mintUserJwt({ sub: owner.owner_id, amr: [{ method, timestamp: 1 }] });
  const read = async (method: string) =>
    served.client(served.keys.anon, await tokenBy(method)).rpc("get_my_call", { p_call_id: "anns_call" });
  expect((await read("otp")).data).toHaveLength(1);
  expect((await read("password")).data).toEqual([]);
  expect(await rows()).toEqual(before);
});

test("a token that names nobody owns nothing and changes nothing", async () => {
  const before = await rows();
  const token = await served.supabase.tokens.mintUserJwt({ sub: "", role: "authenticated" });
  for (const name of Object.keys(ownData)) {
    const { data, error } = await served.client(served.keys.anon, token).rpc(name, withAnnsIds(named(name)));
    expect([name, JSON.stringify([data, error]).includes(SECRET)]).toEqual([name, false]);
  }
  expect(await rows()).toEqual(before);
});

test.each(Object.entries(byBrowser))("%s for another browser gives %s", async (name, outcome) => {
  const before = await rows();
  const service = served.client(served.keys.service);
  // A browser that has never been here; and the one whose calls are in Ann's account since she signed in on it.
  for (const [visitorId, callId] of [
    [randomUUID(), "browsers_call"],
    [randomUUID(), "anns_call"],
    [ANNS_BROWSER, "anns_call"],
    [ANNS_BROWSER, "browsers_call"],
  ]) {
    const { id } = await stranger();
    const args = withAnnsIds(named(name));
    const isNew = visitorId !== ANNS_BROWSER;
    if (isNew && visitorId) strangers.push(visitorId);
    if (!isNew && outcome === "own" && name !== "claim_visitor_calls") continue;
    const { status, data, error } = await service.rpc(name, {
      ...args,
      p_visitor_id: visitorId,
      ...("p_call_id" in args && { p_call_id: callId }),
      ...("p_owner_id" in args && { p_owner_id: id }),
    });
    if (outcome === "refused") expect([status, error?.code]).toEqual([404, "PT404"]);
    else expect([status < 300, error]).toEqual([true, null]);
    if (outcome === "nothing" || name === "claim_visitor_calls") expect(isEmpty(data)).toBe(true);
    expect(JSON.stringify(data)).not.toContain(SECRET);
  }
  expect(await rows()).toEqual(before);
});

test("what is one's own is given and changed, so that all the above could have failed", async () => {
  const ann = served.client(served.keys.anon, await tokenOf(ANN));
  const service = served.client(served.keys.service);
  const theirs = { p_call_id: "browsers_call", p_visitor_id: LONE_BROWSER };
  expect(JSON.stringify((await ann.rpc("get_my_call", { p_call_id: "anns_call" })).data)).toContain(SECRET);
  expect(JSON.stringify((await ann.rpc("get_my_clip", { p_clip_id: ANNS_CLIP })).data)).toContain(SECRET);
  const recording = await ann.rpc("get_my_imported_recording", { p_call_id: "anns_call" });
  expect(recording.data).toContain(SECRET);
  expect(JSON.stringify((await ann.rpc("export_my_calls", { p_limit: 9 })).data)).toContain(SECRET);
  expect(JSON.stringify((await ann.rpc("get_my_memory", { p_limit: 9 })).data)).toContain(SECRET);
  expect(JSON.stringify((await service.rpc("get_visitor_call", theirs)).data)).toContain(SECRET);
  expect((await ann.rpc("revoke_my_clip", { p_clip_id: ANNS_CLIP })).error).toBe(null);
  expect((await ann.rpc("list_my_clips", { p_call_id: "anns_call" })).data).toEqual([]);
  const before = await rows();
  const consent = { p_keep: false, p_consent_version: "2026-11-21" };
  expect((await ann.rpc("keep_my_call", { p_call_id: "anns_call", ...consent })).data).toBe(false);
  expect((await service.rpc("keep_visitor_call", { ...theirs, ...consent })).data).toBe(false);
  expect(await rows()).not.toEqual(before);
});

test("whoever goes past our pages stores no more of their own than the pages let in", async () => {
  const ann = served.client(served.keys.anon, await tokenOf(ANN));
  const long = "x".repeat(1201);
  const settings = { p_display_name: "", p_keep_calls: true, p_remember: true, p_consent_version: "" };
  const answer = { p_call_id: "anns_call", p_mood: 3, p_keep: true, p_consent_version: "" };
  await served.owner.query("delete from app.feedback");
  for (const [name, args] of [
    ["set_my_settings", { ...settings, p_display_name: long }],
    ["set_my_settings", { ...settings, p_consent_version: long }],
    ["keep_my_call", { p_call_id: "anns_call", p_keep: true, p_consent_version: long }],
    ["give_my_feedback", { ...answer, p_role: long }],
    ["give_my_feedback", { ...answer, p_workplace: long }],
  ] as const)
    expect([name, (await ann.rpc(name, args)).error?.code]).toEqual([name, "23514"]);
  expect((await ann.rpc("rename_my_call", { p_call_id: "anns_call", p_title: long })).error).toBe(null);
  expect((await ann.rpc("get_my_call", { p_call_id: "anns_call" })).data[0].title).toHaveLength(200);
});
