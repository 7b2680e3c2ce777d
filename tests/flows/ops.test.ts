import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, dayOf } from "@/lib/ops/day-range";
import { app, control, request, sameOrigin, signature, sweep, until } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { cookieWithToken } from "../support/forged-sessions";
import { type SignedIn, sessionIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();
const today = dayOf(Date.now());
let signedIn: SignedIn;
let operator: string;
let stranger: string;

beforeAll(async () => {
  await control("reset", {});
  // As .env.example names the operator; addresses are compared without regard to case.
  signedIn = await signIn("OPS@example.com");
  operator = signedIn.cookie;
  stranger = (await signIn()).cookie;
});

const get = (path: string, cookie = operator) => request(app(path), { headers: { cookie } });
const post = (path: string, headers: Record<string, string> = { cookie: operator }) =>
  request(app(`/api/ops/${path}`), { body: {}, headers: { ...sameOrigin(), ...headers } });
const replay = (id: string, headers?: Record<string, string>) => post(`dead-letters/${id}/replay`, headers);

/** An event that cannot be taken in as it stands, given up long ago. */
async function deadLetter(callId: string, facts: unknown): Promise<string> {
  const { rows } = await database.query(
    `insert into app.webhook_events (call_id, event, body_hash, body, rank, facts, received_at, next_attempt_at, attempts,
       last_error, dead_at)
     values ($1, 'call_ended', gen_random_uuid(), '', 20, $2, now() - interval '1 day', now(), 10, '22P02', now()) returning id`,
    [callId, JSON.stringify(facts)],
  );
  return rows[0].id;
}

// First in this file: what was found of the vendors before is told for five seconds.
it("the page comes with the figures, and tells of a slow vendor when that has answered", async () => {
  await control("faults", { vendor: "lambda", delayMs: 700 });
  const { text } = await until(
    () => get("/ops"),
    (answer) => answer.text.includes("is being asked."),
  );
  await control("faults", undefined, "DELETE");
  const [before = "", after = ""] = text.split(/<div hidden(?:="")? id="S:/);
  expect(before).toContain("Not yet");
  expect(before).toContain("Day by day");
  expect(after).toMatch(/Clip maker.*\d+.(ms|s)</);
  expect(after).not.toContain("is being asked.</");
});

describe("what operators see", () => {
  const doors = ["/ops", "/ops/calls/call_x", "/api/ops/tables/calls", "/api/ops/tables/dead-letters"];
  it.each(doors)("is not there for strangers or for whoever is signed in otherwise: %s", async (path) => {
    await deadLetter("call_x", { status: "ended" });
    for (const cookie of ["", stranger])
      expect([cookie !== "", (await get(path, cookie)).status]).toEqual([cookie !== "", 404]);
    expect((await get(path)).status).toBe(200);
  });

  it("answers in one page whether anything is wrong, and leads to each call", async () => {
    await deadLetter("call_dead", { status: "ended" });
    const { text } = await get("/ops");
    expect(text).toContain("Something is wrong.");
    expect(text).toContain("/ops/calls/call_dead");
    const found = await get("/ops/calls?id=call_dead");
    expect([found.status, found.headers.get("location")]).toEqual([307, "/ops/calls/call_dead"]);
    for (const none of ["no_such_call", "%00", "%2500", "%25"])
      expect([none, (await get(`/ops/calls/${none}`)).status]).toEqual([none, 404]);
  });

  it("tells of the week's waits and of today whichever days are asked for", async () => {
    await database.query(
      `insert into app.queue_tickets (visitor_id, address_hash, state, joined_at, seen_at, told_p10_seconds, told_p90_seconds,
         admitted_at, ended_at)
       select gen_random_uuid(), 'a', 'done', at, at, 10, 20, at + interval '1 hour', at + interval '2 hours'
       from generate_series(1, 20), lateral (select now() - interval '3 days' as at) t`,
    );
    for (const query of ["", `?from=${today}&to=${today}`, `?to=${addDays(today, -9)}`])
      expect([query, (await get(`/ops${query}`)).text.includes("Of the week&#x27;s 20 waits;")]).toEqual([
        query,
        true,
      ]);
    await database.query("delete from app.queue_tickets");
  });

  it("waits for no old days: the sweep has added them up", async () => {
    await database.query("delete from app.ops_figures");
    expect((await sweep("retention")).json).toMatchObject({ days: 31 });
  });

  it("is named to nobody, neither by robots.txt", async () => {
    const robots = await request(app("/robots.txt"));
    expect(robots.text).toContain("Disallow: /settings");
    expect(robots.text).not.toContain("ops");
  });

  it("leads to calls of whatever id, and to one of which an event tells nothing that can be read", async () => {
    for (const callId of ["call with space", "call/slash", "call_ünï", "call%20x"]) {
      await deadLetter(callId, ["nothing"]);
      const address = `/ops/calls/${encodeURIComponent(callId)}`;
      expect((await get("/ops")).text).toContain(`href="${address}"`);
      const found = await get(`/ops/calls?id=${encodeURIComponent(callId)}`);
      expect(found.headers.get("location")).toBe(address);
      const { status, text } = await get(address);
      expect([callId, status]).toEqual([callId, 200]);
      expect(text).toContain(`>${callId}<`);
    }
  });

  it("tells strangers nothing by its title either", async () => {
    const titleOf = ({ text }: { text: string }) => /<title>([^<]*)/.exec(text)?.[1];
    const nothing = titleOf(await get("/nothing", stranger));
    for (const path of ["/ops", "/ops/calls/call_x"]) {
      const answer = await get(path, stranger);
      expect([path, titleOf(answer)]).toEqual([path, nothing]);
      expect(answer.text).not.toContain("Operators");
    }
    expect(titleOf(await get("/ops"))).toContain("Operators");
  });

  it("holds a session that cannot be proved for nobody's and for no stranger's", async () => {
    const over = { expires_at: 1 };
    const { refresh_token } = sessionIn(operator);
    const expired = cookieWithToken(signedIn, signedIn.accessToken, { ...over, refresh_token });
    await control("faults", { vendor: "supabase", path: "/auth/v1", status: 503 });
    const page = await get("/ops", expired);
    expect(page.text).toContain("We cannot tell who you are right now.");
    expect(page.text).not.toContain("Dead letters");
    const file = await get("/api/ops/tables/calls", expired);
    expect([file.status, file.json.code]).toEqual([503, "auth_unavailable"]);
    expect((await get("/ops", "")).status).toBe(404);
    await control("faults", undefined, "DELETE");
    for (const change of [over, { expires_at: 0 }, { ...over, refresh_token: "" }]) {
      const nobody = cookieWithToken(signedIn, "none", change);
      expect([change, (await get("/ops", nobody)).status]).toEqual([change, 404]);
    }
  });

  it("says so when the database gives no figures, and when days are not as asked", async () => {
    await control("faults", { vendor: "supabase", path: "/rest/v1/rpc/read_ops", status: 503, times: 1 });
    const dark = await get("/ops");
    expect(dark.status).toBe(200);
    expect(dark.text).toContain("The database did not give them");
    await control("faults", {
      vendor: "supabase",
      path: "/rest/v1/rpc/read_ops_call",
      status: 503,
      times: 1,
    });
    const darkCall = await get("/ops/calls/call_dead");
    expect(darkCall.status).toBe(200);
    expect(darkCall.text).toContain("The database did not answer.");
    const old = await get("/ops?from=0000-01-01&to=0001-01-01");
    expect([old.status, (await get("/api/ops/tables/calls?to=0000-01-01")).status]).toEqual([200, 200]);
    expect(old.text).toContain("so that is where days begin.");
    const { text } = await get(`/ops?from=${today}&to=${addDays(today, -3)}`);
    expect(text).toContain("so the two were exchanged.");
    expect(text).not.toContain("The database did not give them");
  });
});

describe("a table as a file", () => {
  it("has the days that were asked for, as spreadsheets read them", async () => {
    await database.query("delete from app.calls");
    await database.query(
      `insert into app.calls (call_id, kind, status, duration_ms, cost_micro_usd, last_event_at, created_at, updated_at)
       select 'csv_' || n, 'web', 'ended', 90000, 150000, now(), now(), now() from generate_series(1, 2) n`,
    );
    const answer = await get(`/api/ops/tables/calls?from=${today}&to=${today}`);
    expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe(
      `attachment; filename="calls-${today}-${today}.csv"`,
    );
    expect(answer.text).toBe(`Day,Kind,Outcome,Calls,Minutes,Dollars\r\n${today},web,ended,2,3,0.3\r\n`);
    const yesterday = addDays(today, -1);
    expect(
      (await get(`/api/ops/tables/calls?from=${yesterday}&to=${yesterday}`)).text.split("\r\n"),
    ).toHaveLength(2);
    for (const name of ["nothing", "constructor", "calls.csv"])
      expect((await get(`/api/ops/tables/${name}`)).status).toBe(404);
  });
});

describe("a dead letter", () => {
  let id: string;
  beforeEach(async () => {
    await database.query("delete from app.webhook_events");
    id = await deadLetter("call_again", { status: "ended", duration_ms: 5000 });
  });
  const row = async () =>
    (await database.query("select * from app.webhook_events where id = $1", [id])).rows[0];

  it("is taken in when an operator replays it, once", async () => {
    expect((await replay(id)).status).toBe(200);
    expect(await row()).toMatchObject({ dead_at: null, attempts: 1 });
    expect((await row()).processed_at).not.toBeNull();
    const again = await replay(id);
    expect([again.status, again.json]).toEqual([200, { success: true, isReplayed: false }]);
    expect(await row()).toMatchObject({ attempts: 1 });
    expect((await get("/ops/calls/call_again")).text).toContain("Taken in after");
  });

  it("is replayed by nobody else, from no other site, and by no odd id", async () => {
    for (const cookie of ["", stranger]) expect((await replay(id, { cookie })).status).toBe(404);
    expect((await replay(id, { cookie: operator, "sec-fetch-site": "cross-site" })).status).toBe(403);
    for (const odd of ["0", "-1", "1e3", "99999999999999999999", `${id}x`])
      expect((await replay(odd)).status).toBe(404);
    expect((await row()).dead_at).not.toBeNull();
  });
});

describe("a reported clip", () => {
  const takeDown = (id: string, headers?: Record<string, string>) => post(`clips/${id}/take-down`, headers);
  const stateOf = async (id: string) =>
    (await database.query("select state from app.clips where id = $1", [id])).rows[0].state;
  const addClip = async (callId: string, reason?: string): Promise<string> => {
    await database.query(
      `insert into app.calls (call_id, last_event_at, created_at, updated_at) values ($1, now(), now(), now())`,
      [callId],
    );
    const { rows } = await database.query(
      `insert into app.clips (call_id, start_seconds, end_seconds, format, is_anonymized, decisions, words_hash,
         content_hash, state, token_hash, share_days, expires_at, created_at, ready_at)
       values ($1, 0, 9, '9:16', false, '[]', 'w', $1, 'ready', $1, 1, now() + interval '1 day', now(), now())
       returning id`,
      [callId],
    );
    if (reason)
      await database.query("insert into app.clip_reports values ($1, 'somebody', $2, now())", [
        rows[0].id,
        reason,
      ]);
    return rows[0].id;
  };

  it("is there with its reason, and is taken down for good by an operator alone", async () => {
    const id = await addClip("call_reported", "That is my hospital.");
    const unreported = await addClip("call_liked");
    for (const cookie of ["", stranger]) expect((await takeDown(id, { cookie })).status).toBe(404);
    expect((await takeDown(id, { cookie: operator, "sec-fetch-site": "cross-site" })).status).toBe(403);
    for (const odd of [unreported, "0", `${id}x`]) expect((await takeDown(odd)).status).toBe(404);
    expect([await stateOf(id), await stateOf(unreported)]).toEqual(["ready", "ready"]);
    const before = (await get("/ops")).text;
    for (const words of ["That is my hospital.", id, "It can still be seen."])
      expect(before).toContain(words);
    for (let again = 0; again < 2; again += 1) expect((await takeDown(id)).status).toBe(200);
    expect([await stateOf(id), await stateOf(unreported)]).toEqual(["revoked", "ready"]);
    expect((await get("/ops")).text).toContain("It can be seen no more.");
  });
});

it("what was said is on no page of theirs", async () => {
  const call = {
    call_id: "call_said",
    call_type: "web_call",
    call_status: "ended",
    transcript: "Agent: the pager\n",
  };
  const body = JSON.stringify({
    event: "call_ended",
    call: { ...call, agent_id: "doc", start_timestamp: Date.now() - 9000, end_timestamp: Date.now() },
  });
  expect((await request(app("/api/retell-webhook"), { body, headers: signature(body) })).status).toBeLessThan(
    300,
  );
  const { text, status } = await get("/ops/calls/call_said");
  expect(status).toBe(200);
  expect(text).not.toContain("pager");
});

it("a refusal is counted by its rule, after the answer", async () => {
  const body = { email: "" };
  for (let n = 0; n < 2; n += 1)
    expect((await request(app("/api/auth/code"), { body, headers: sameOrigin() })).status).toBe(400);
  const counted = () =>
    database.query(
      "select count::int, day::text from app.daily_counts where name = 'refused:invalid_request'",
    );
  const { rows } = await until(counted, ({ rows: [row] }) => row?.count === 2);
  expect(rows).toEqual([{ count: 2, day: today }]);
  expect((await get(`/api/ops/tables/refusals?from=${today}&to=${today}`)).text).toContain(
    "invalid_request,2",
  );
});
