import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { app, control, request, sameOrigin } from "../support/client";
import { type ClipDesk, clipDesk, objectsOf, pathOf, spokenDesk } from "../support/clips";
import { signIn } from "../support/flow-sign-in";
import type { SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";
import { toldCall } from "../support/told-call";

const database = await openStackDatabase();

let owner: SignedIn;
let callId: string;
let desk: ClipDesk;

beforeAll(async () => {
  await control("reset", {});
  ({ person: owner, callId, desk } = await spokenDesk(await signIn()));
}, 180_000);
beforeEach(async () => {
  await control("faults", undefined, "DELETE");
  await database.query("delete from app.clips");
});

const post = (body: unknown, headers: Record<string, string>) =>
  request<{ code: string }>(app("/api/generate-clip"), { body, headers });

describe("looking through an exchange", () => {
  it("gives its words with their times, and what in them could tell who somebody is", async () => {
    const { json, status } = await desk.review();
    expect(status).toBe(200);
    expect(json).toMatchObject({ callId, exchangeIndex: 0, mustAnonymize: false, longestSeconds: 120 });
    expect(json.turns.map(({ role }) => role)).toEqual(["user", "agent"]);
    const words = json.turns.flatMap((turn) => turn.words);
    expect(
      words.every(({ start, end }) => start >= json.span.start && end <= json.span.end && end > start),
    ).toBe(true);
    const marked = json.marks.map(({ from, to }) =>
      words
        .slice(from, to)
        .map(({ word }) => word)
        .join(" "),
    );
    expect(marked.join(" ")).toMatch(/Anna.*Kowalski/);
  });

  it("goes on with two moments instead of an exchange", async () => {
    const { span } = (await desk.review()).json;
    const path = `/api/generate-clip/review?call=${callId}&fromSeconds=${span.start}&toSeconds=${span.end}`;
    expect((await desk.get(path)).json).toMatchObject({ exchangeIndex: null, span });
  });
});

describe("asking for a clip", () => {
  it("answers 202 with what asking for it gives too, and ends ready, with picture, captions and a film of its length", async () => {
    const asked = await desk.order();
    expect([asked.status, asked.json]).toEqual([
      202,
      {
        clipId: expect.any(String),
        callId,
        exchangeIndex: 0,
        format: "9:16",
        isAnonymized: false,
        state: "queued",
        progress: 5,
        createdAt: expect.any(String),
        expiresAt: null,
      },
    ]);
    const { json } = await desk.settled(asked.json.clipId);
    const { span } = (await desk.review()).json;
    expect(json).toMatchObject({ clipId: asked.json.clipId, state: "ready", progress: 100 });
    expect(json.durationSeconds).toBeGreaterThan(span.end - span.start - 0.3);
    expect(json.check?.voices.physician).toBe("original");
    expect(json.clipUrl).toBe(`/api/generate-clip/${json.clipId}/download`);
    expect(json.shareUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/share\/[\w-]{22}$/);
    const days = (Date.parse(json.expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo(30, 1);
    expect(await objectsOf(json.clipId)).toHaveLength(5);
    const picture = await request(app(`/api/generate-clip/image?clip=${json.clipId}`), {
      headers: { cookie: owner.cookie },
    });
    expect([picture.status, picture.headers.get("content-type")]).toEqual([200, "image/png"]);
    const download = await desk.get(`/api/generate-clip/${json.clipId}/download`);
    expect([download.status, download.headers.get("cache-control")]).toEqual([302, "no-store"]);
    const film = await fetch(download.headers.get("location") ?? "");
    expect(film.headers.get("content-disposition")).toMatch(/^attachment; filename="doc-[\d-]+-9x16\.mp4"$/);
    expect(Buffer.from(await film.arrayBuffer()).toString("latin1", 4, 8)).toBe("ftyp");
    expect((await desk.get<{ clips: unknown[] }>(`/api/generate-clip?call=${callId}`)).json.clips).toEqual([
      json,
    ]);
  }, 180_000);

  it("with every word hidden ends ready all the same, and says nothing", async () => {
    const words = (await desk.review()).json.turns.flatMap((turn) => turn.words);
    const clip = await desk.ready({ redactions: [{ from: 0, to: words.length, hide: true }] });
    expect(clip.durationSeconds).toBeGreaterThan(1);
    const captions = await request(app(`${pathOf(clip)}/captions`));
    const told = words.filter(({ word }) => word.length > 4 && captions.text.includes(word));
    expect([captions.status, told]).toEqual([200, []]);
  }, 120_000);

  it("again is the same clip, whatever it is asked with in other words; another wish is another clip", async () => {
    const redactions = await desk.hideAll();
    const first = await desk.order();
    const again = await Promise.all([
      desk.order(),
      desk.order({ format: "9:16", anonymize: false }),
      desk.order({
        redactions: redactions.flatMap(({ from, to }) => [
          { from, to, hide: false },
          { from, to, hide: true },
        ]),
      }),
    ]);
    expect(new Set([first, ...again].map(({ json }) => json.clipId)).size).toBe(1);
    const other = await desk.order({ format: "1:1" });
    expect(other.json.clipId).not.toBe(first.json.clipId);
    await Promise.all([first, other].map(({ json }) => desk.change("DELETE", json.clipId)));
  }, 180_000);

  it("with her voice replaced ends with the proof that it is", async () => {
    const clip = await desk.ready({ anonymize: true, format: "16:9" });
    expect(clip.check).toMatchObject({ voices: { physician: "recreated" }, isFreeOfPhysician: true });
  }, 180_000);

  it("waits for a decision about each mark, made about the words as they are", async () => {
    const { json: review } = await desk.review();
    const none = await desk.post({ callId, exchangeIndex: 0 });
    expect([none.status, none.json.code, none.json.marks]).toEqual([409, "marks_undecided", review.marks]);
    const [first, ...others] = await desk.hideAll();
    const most = await desk.order({ redactions: others });
    expect([most.status, most.json.marks?.[0]]).toEqual([
      409,
      expect.objectContaining({ from: first?.from }),
    ]);
    const stale = await desk.order({ wordsHash: "of other words" });
    expect([stale.status, stale.json.code, stale.json.marks]).toEqual([409, "words_changed", undefined]);
    const kept = await desk.order({
      wordsHash: review.wordsHash,
      redactions: [{ from: 0, to: review.marks.at(-1)?.to ?? 1, hide: false }],
    });
    expect(kept.status).toBe(202);
    await desk.change("DELETE", kept.json.clipId);
  });

  it("is refused for what it is, before anything is made", async () => {
    const wordless = await toldCall(owner.cookie);
    const cases: [number, string, object][] = [
      [404, "not_found", { callId: "call_nobody_knows" }],
      [400, "no_such_exchange", { callId: wordless.callId }],
      [400, "no_such_exchange", { exchangeIndex: 7 }],
      [400, "invalid_request", { exchangeIndex: 0, fromSeconds: 1, toSeconds: 2 }],
      [400, "invalid_request", { exchangeIndex: undefined, fromSeconds: 5, toSeconds: 2 }],
      [400, "invalid_request", { exchangeIndex: undefined }],
      [400, "invalid_request", { format: "4:3" }],
      [400, "invalid_request", { expiresInDays: 8 }],
      [400, "invalid_request", { redactions: [{ from: 0, to: 9999, hide: true }] }],
      [400, "invalid_request", { recordingUrl: "http://169.254.169.254/" }],
      [400, "clip_too_long", { exchangeIndex: undefined, fromSeconds: 0, toSeconds: 121 }],
    ];
    for (const [status, code, change] of cases) {
      const answer = await desk.order(change);
      expect([change, answer.status, answer.json.code]).toEqual([change, status, code]);
    }
    await database.query("update app.calls set recording_url = null where call_id = $1", [wordless.callId]);
    expect((await desk.order({ callId: wordless.callId })).json.code).toBe("no_recording");
    await database.query("update app.calls set transcript = null where call_id = $1", [wordless.callId]);
    expect((await desk.order({ callId: wordless.callId })).json.code).toBe("no_transcript");
    expect((await database.query("select from app.clips")).rowCount).toBe(0);
  });

  it("is for whoever is signed in, from our pages, about their own call", async () => {
    const other = await signIn();
    const order = { callId, exchangeIndex: 0, redactions: await desk.hideAll() };
    expect((await post(order, sameOrigin())).status).toBe(401);
    const theirs = await post(order, { ...sameOrigin(), cookie: other.cookie });
    expect([theirs.status, theirs.json.code]).toEqual([403, "not_yours"]);
    const elsewhere = { origin: "https://evil.example", cookie: owner.cookie };
    expect((await post(order, elsewhere)).status).toBe(403);
    const mine = await desk.order();
    const foreign = clipDesk(other, callId);
    expect((await foreign.read(mine.json.clipId)).status).toBe(404);
    expect((await foreign.change("DELETE", mine.json.clipId)).status).toBe(404);
    expect((await foreign.change("PATCH", mine.json.clipId, { expiresInDays: 1 })).status).toBe(404);
    for (const path of [`${mine.json.clipId}/download`, `image?clip=${mine.json.clipId}`])
      expect((await foreign.get(`/api/generate-clip/${path}`)).status).toBe(404);
    expect((await foreign.get<{ clips: [] }>(`/api/generate-clip?call=${callId}`)).json.clips).toEqual([]);
    expect((await foreign.review()).status).toBe(403);
    expect((await desk.settled(mine.json.clipId)).json.state).toBe("ready");
  }, 120_000);

  it("is for so many a day, and says when there is room", async () => {
    const { rows } = await database.query("select id from auth.users where email = $1", [owner.email]);
    await database.query(
      `insert into app.clips (owner_id, call_id, start_seconds, end_seconds, format, is_anonymized, decisions, words_hash,
         content_hash, state, share_days, created_at)
       select $1, $2, 0, 1, '1:1', false, '[]', 'w', n::text, 'revoked', 30, now() from generate_series(1, 20) n`,
      [rows[0]?.id, callId],
    );
    const spent = await desk.order();
    expect([spent.status, spent.json.code]).toEqual([429, "clips_spent"]);
    expect(Number(spent.headers.get("retry-after"))).toBeGreaterThan(80_000);
    await database.query("update app.clips set is_spent = false where content_hash = '1'");
    expect((await desk.order()).status).toBe(202);
  });

  it("shows what it would look like, at half the size, and stores nothing", async () => {
    const headers = { ...sameOrigin(), cookie: owner.cookie };
    const body = { callId, exchangeIndex: 0, format: "1:1", redactions: await desk.hideAll() };
    const answer = await fetch(app("/api/generate-clip/image"), {
      method: "POST",
      body: JSON.stringify(body),
      headers: { ...headers, "content-type": "application/json" },
    });
    const png = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 540, 540]);
    expect((await database.query("select from app.clips")).rowCount).toBe(0);
    const missing = await desk.get(`/api/generate-clip/${randomUUID()}`);
    expect(missing.status).toBe(404);
  });
});
