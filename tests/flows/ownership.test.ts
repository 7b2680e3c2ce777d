import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AnalyzedCall, analyzedCall } from "../support/analyzed-call";
import { app, control, request, sameOrigin } from "../support/client";
import { signIn } from "../support/flow-sign-in";
import { forgedSessions, tamperedVisitors } from "../support/forged-sessions";
import { allRows } from "../support/ownership";
import { routesOnDisk } from "../support/routes";
import type { SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();

/** Who asks: nobody, another browser, another account, somebody who forged a way in. */
type Asker = (typeof everyone)[number];
type Expected = Record<Asker, number> & { body?: unknown; query?: string };
const everyone = ["nobody", "browser", "account", "forger"] as const;
const all = (status: number): Expected => ({
  nobody: status,
  browser: status,
  account: status,
  forger: status,
});
const call = { ...all(404) };
/** An account's own: another account gets what is its own. */
const account = (own: number): Expected => ({ ...all(401), account: own });

/** What each of them gets with the ids of somebody else. A route that is not here fails the test below. */
const expected: Record<string, Expected> = {
  "DELETE /api/[[...path]]": all(404),
  "GET /api/[[...path]]": all(404),
  "PATCH /api/[[...path]]": all(404),
  "POST /api/[[...path]]": all(404),
  "PUT /api/[[...path]]": all(404),
  "DELETE /api/account": { ...account(400), body: { confirm: "ANNS_EMAIL" } },
  "GET /api/account/deletion": all(404),
  "GET /api/account/export": account(200),
  "DELETE /api/ai-context": account(200),
  "GET /api/ai-context": account(200),
  "POST /api/auth/code": { ...all(400), body: { email: "" } },
  "POST /api/auth/sign-out": { ...all(200), body: {} },
  "POST /api/auth/verify": { ...all(400), body: { email: "ANNS_EMAIL", code: "12345" } },
  "POST /api/block": { ...all(400), body: { phone: "" } },
  "GET /api/calls": account(200),
  "DELETE /api/calls/[callId]": call,
  "GET /api/calls/[callId]": call,
  "PATCH /api/calls/[callId]": { ...call, nobody: 401, forger: 401, body: { isKept: false } },
  "POST /api/calls/[callId]/end": call,
  "POST /api/calls/[callId]/feedback": { ...call, body: { mood: 1, keep: false } },
  "GET /api/calls/[callId]/captions": call,
  "GET /api/calls/[callId]/recording": call,
  "HEAD /api/calls/[callId]/recording": call,
  "GET /api/cron/calls": all(401),
  "GET /api/cron/clips": all(401),
  "GET /api/cron/inbox": all(401),
  "GET /api/cron/queue": all(401),
  "GET /api/cron/retention": all(401),
  "GET /api/demo-call": all(200),
  "POST /api/demo-call": { ...all(400), body: {} },
  "GET /api/demo-call/[callId]": all(404),
  "GET /api/generate-clip": { ...account(200), query: "call=ANNS_CALL" },
  "POST /api/generate-clip": { ...account(403), body: { callId: "ANNS_CALL", exchangeIndex: 0 } },
  "DELETE /api/generate-clip/[clipId]": account(404),
  "GET /api/generate-clip/[clipId]": account(404),
  "PATCH /api/generate-clip/[clipId]": { ...account(404), body: { expiresInDays: 1 } },
  "GET /api/generate-clip/[clipId]/download": account(404),
  "GET /api/generate-clip/image": { ...account(404), query: "clip=ANNS_CLIP" },
  "POST /api/generate-clip/image": { ...account(403), body: { callId: "ANNS_CALL", exchangeIndex: 0 } },
  "GET /api/generate-clip/review": { ...account(403), query: "call=ANNS_CALL&exchange=0" },
  "POST /api/ops/clips/[clipId]/take-down": all(404),
  "POST /api/ops/dead-letters/[letterId]/replay": all(404),
  "GET /api/ops/tables/[name]": all(404),
  "POST /api/queue": { ...all(400), body: { note: 5 } },
  "DELETE /api/queue/[ticketId]": all(404),
  "GET /api/queue/[ticketId]": all(404),
  "POST /api/queue/[ticketId]/hold": all(404),
  "PUT /api/queue/[ticketId]/note": { ...all(404), body: { note: "Not mine." } },
  "GET /api/health": all(200),
  "GET /api/rate-limit": all(200),
  "POST /api/retell-webhook": { ...all(401), body: { event: "call_ended", call: { call_id: "ANNS_CALL" } } },
  "GET /api/retell-webhook": all(200),
  "POST /api/retell/create-call": { ...all(400), body: { note: 5 } },
  "GET /api/settings": account(200),
  "POST /api/share/[token]/report": { ...all(404), body: {} },
  "PUT /api/settings": { ...account(200), body: { keepCalls: false, remember: false, displayName: null } },
};

type Owner = SignedIn & { call: AnalyzedCall };
/** Ann's clip; its link's token is nobody's to guess. */
const annsClip = randomUUID();
let ann: Owner;
let lone: AnalyzedCall;
let secrets: RegExp;
let before: Record<string, string[]>;
let askers: Record<Asker, string[]>;

beforeAll(async () => {
  await control("reset", {});
  lone = await analyzedCall();
  const own = await analyzedCall();
  const person = await signIn(undefined, { cookie: own.cookie });
  ann = { ...person, call: own };
  const settings = { keepCalls: true, remember: true, displayName: "Dr. Annabel" };
  const headers = { ...sameOrigin(), cookie: ann.cookie };
  await request(app("/api/settings"), { method: "PUT", body: settings, headers });
  // The others have been told the stand-in's words too.
  await database.query(`update app.calls set summary = 'Annabel was tired.',
    transcript = '[{"role":"user","content":"I am Annabel.","words":[]}]'`);
  await database.query(
    `insert into app.clips (id, owner_id, call_id, start_seconds, end_seconds, format, is_anonymized, decisions, words_hash,
       content_hash, state, token_hash, token_sealed, share_days, expires_at, created_at)
     values ($1, $2, $3, 0, 1, '1:1', false, '[]', 'w', 'c', 'ready', 'h', 'Annabel', 30, now() + interval '1 day', now())`,
    [annsClip, ann.id, ann.call.callId],
  );
  secrets = new RegExp(["Annabel", ann.email, ann.id].join("|"), "i");
  const other = await analyzedCall();
  askers = {
    nobody: [""],
    browser: [other.cookie, own.cookie],
    account: [(await signIn()).cookie],
    forger: [...Object.values(await forgedSessions(ann)), ...tamperedVisitors(lone.cookie, other.cookie)],
  };
});
const rowsOfOthers = async () => {
  const rows = await allRows(database, []);
  const isTheirs = (row: string) =>
    [ann.id, ann.call.callId, annsClip, lone.callId].some((id) => row.includes(id));
  return Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.filter(isTheirs)]));
};
beforeEach(async () => {
  before ??= await rowsOfOthers();
});

const isWriting = (method: string) => !["GET", "HEAD"].includes(method);
let people = 0;
/** Each from an address of its own, so that no limit hides an answer. */
const ask = (route: string, callId: string, headers: Record<string, string>) => {
  const [method = "", path = ""] = route.split(" ");
  const { body: wanted = {}, query = "" } = expected[route] ?? {};
  const named = (text: string) =>
    text.replace("ANNS_EMAIL", ann.email).replace("ANNS_CALL", callId).replace("ANNS_CLIP", annsClip);
  const body = named(JSON.stringify(wanted));
  people += 1;
  const target = path
    .replace("[callId]", callId)
    .replace("[clipId]", annsClip)
    .replace("[token]", "A".repeat(22))
    .replace("[[...path]]", `nothing/${callId}`)
    .replace("[ticketId]", randomUUID());
  return request(app(query ? `${target}?${named(query)}` : target), {
    method,
    ...(isWriting(method) && { body }),
    headers: { "x-client-address": `10.${people >> 16}.${(people >> 8) & 255}.${people & 255}`, ...headers },
  });
};

/** All of a forger's ways where an account and a browser are read, and some of them everywhere else. */
const some = (route: string, cookies: string[]): string[] =>
  /^GET .*(settings|\[callId\])$/.test(route) ? cookies : cookies.filter((_, i) => i % 5 === 0);

/** A few at a time: this is about answers, not about load. */
async function inBatches<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += 4) await Promise.all(items.slice(i, i + 4).map(work));
}

describe("another's data", () => {
  it("has every route on the list above", () => {
    const routes = routesOnDisk().map(({ method, path }) => `${method} ${path}`);
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.sort()).toEqual(Object.keys(expected).sort());
  });

  it.each(Object.keys(expected))("is out of reach through %s", async (route) => {
    const callIds = route.includes("[callId]") ? [ann.call.callId, lone.callId] : [ann.call.callId];
    // Signing out would take the other's own session, which the rest needs.
    const kinds = route === "POST /api/auth/sign-out" ? (["nobody", "forger"] as const) : everyone;
    const asked = kinds.flatMap((asker) =>
      some(route, askers[asker]).flatMap((cookie) => callIds.map((callId) => ({ asker, cookie, callId }))),
    );
    await inBatches(asked, async ({ asker, cookie, callId }) => {
      const { status, text } = await ask(route, callId, { ...sameOrigin(), cookie });
      const who = [asker, cookie.slice(0, 60)];
      expect([...who, status]).toEqual([...who, expected[route]?.[asker]]);
      expect(text).not.toMatch(secrets);
    });
    expect(await rowsOfOthers()).toEqual(before);
  });

  it.each([
    ["/calls", 200, 200],
    ["/calls/[callId]", 404, 404],
    ["/calls/[callId]/clip", 307, 404],
    ["/ops", 404, 404],
    ["/ops/calls", 404, 404],
    ["/ops/calls/[callId]", 404, 404],
    ["/settings", 307, 200],
    ["/settings/deleted", 404, 404],
  ])("is on no page: %s", async (page, wanted, wantedByAccount) => {
    const callIds = page.includes("[callId]") ? [ann.call.callId, lone.callId] : [""];
    const asked = Object.values(askers).flatMap((cookies) =>
      some(page, cookies).flatMap((cookie) => callIds.map((callId) => ({ cookie, callId }))),
    );
    await inBatches(asked, async ({ cookie, callId }) => {
      const { status, text } = await ask(`GET ${page}`, callId, { cookie });
      const isAccount = askers.account.includes(cookie);
      expect([cookie, status]).toEqual([cookie, isAccount ? wantedByAccount : wanted]);
      expect(text).not.toMatch(secrets);
    });
    expect(await rowsOfOthers()).toEqual(before);
  });

  it("is there for its owners, so that all the above could have failed", async () => {
    for (const [cookie, callId] of [
      [ann.cookie, ann.call.callId],
      [lone.cookie, lone.callId],
    ] as const)
      expect((await ask("GET /api/calls/[callId]", callId, { cookie })).text).toMatch(secrets);
    expect((await ask("GET /calls/[callId]", ann.call.callId, { cookie: ann.cookie })).text).toMatch(secrets);
    for (const route of [
      "GET /api/settings",
      "GET /api/calls",
      "GET /api/ai-context",
      "GET /api/account/export",
    ])
      expect((await ask(route, "", { cookie: ann.cookie })).text).toMatch(secrets);
  });
});

describe("another site's page", () => {
  const nothing = "/api/[[...path]]";
  const mutations = routesOnDisk().filter(({ method, path }) => isWriting(method) && path !== nothing);
  const signed = ["/api/retell-webhook"];

  it("is told apart by every route that changes something", () => {
    const loose = mutations.filter(({ isSameOrigin }) => !isSameOrigin).map(({ path }) => path);
    expect(loose).toEqual(signed);
  });

  it.each(
    mutations.filter(({ path }) => !signed.includes(path)).map(({ method, path }) => `${method} ${path}`),
  )("changes nothing through %s with the owner's own cookies", async (route) => {
    const { origin } = sameOrigin();
    const ways: Record<string, string>[] = [
      {},
      { origin: "https://evil.example", "content-type": "text/plain" },
      { origin, "sec-fetch-site": "cross-site" },
    ];
    for (const way of ways) {
      const answer = await ask(route, ann.call.callId, { ...way, cookie: ann.cookie });
      expect([way, answer.status, answer.json.code]).toEqual([way, 403, "cross_site"]);
    }
    expect(await rowsOfOthers()).toEqual(before);
  });
});
