import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ClipView } from "../../types/clip";
import { app, control, request, sameOrigin, sandbox, sweep, until } from "../support/client";
import { type ClipDesk, clipDesk, objectsOf, pathOf, plantClip, putObject, toldDesk } from "../support/clips";
import { signIn } from "../support/flow-sign-in";
import type { SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";
import { toldCall } from "../support/told-call";

const database = await openStackDatabase();

let desk: ClipDesk;
let owner: SignedIn;
/** A call with words and a recording. */
let told: string;

beforeAll(async () => {
  await control("reset", {});
  ({ desk, person: owner, callId: told } = await toldDesk(await signIn()));
}, 180_000);
beforeEach(async () => {
  await control("faults", undefined, "DELETE");
  await database.query("delete from app.clips");
});

const leaf = (path: string, what: string) => request(app(`${path}/${what}`));
const statuses = async (path: string) =>
  (await Promise.all(["video", "image", "captions"].map((what) => leaf(path, what)))).map(
    ({ status }) => status,
  );
const gone = [404, 404, 404];

/** A clip that is ready as far as anybody can tell, with an object of each kind. */
async function planted(person: SignedIn, callId: string, state = "ready") {
  const clip = await plantClip(database, person, callId, { state });
  const { clipId } = clip;
  for (const key of [`clips/${clipId}.mp4`, `clips/${clipId}.vtt`, `pictures/${clipId}.png`])
    await putObject(key, {});
  return clip;
}
const stateOf = async (clipId: string) =>
  (await database.query("select state, failure from app.clips where id = $1", [clipId])).rows[0];
const objectsGone = (clipId: string) =>
  until(
    () => objectsOf(clipId),
    (keys) => keys.length === 0,
  );

describe("a clip's link", () => {
  it("leads to film, picture and captions, for some minutes each time, and no index keeps it", async () => {
    const clip = await desk.ready();
    const path = pathOf(clip);
    for (const [what, type] of [
      ["video", "video/mp4"],
      ["image", "image/png"],
    ] as const) {
      const { status, headers } = await leaf(path, what);
      expect([status, headers.get("cache-control"), headers.get("x-robots-tag")]).toEqual([
        302,
        "no-store",
        "noindex",
      ]);
      expect(headers.get("referrer-policy")).toBe("same-origin");
      const address = new URL(headers.get("location") ?? "");
      expect(Number(address.searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(300);
      const part = await fetch(address, { headers: { range: "bytes=0-99" } });
      expect([part.status, part.headers.get("content-type")]).toEqual([206, type]);
    }
    const captions = await leaf(path, "captions");
    expect([captions.status, captions.headers.get("content-type")]).toEqual([200, "text/vtt; charset=utf-8"]);
    expect(captions.text).toMatch(/^WEBVTT/);
    expect(captions.text).not.toMatch(/Kowalski/);
    const page = await request(app(path));
    expect(page.headers.get("content-security-policy")).toContain(
      `media-src 'self' blob: ${new URL(sandbox("")).origin}`,
    );
    expect([page.status, page.headers.get("x-robots-tag")]).toEqual([200, "noindex"]);
  }, 120_000);

  it("is dead within a second of being taken back, film and all, and nothing else of its owner's is", async () => {
    const [clip, other] = [await desk.ready({ format: "1:1" }), await planted(owner, told)];
    const path = pathOf(clip);
    const address = (await leaf(path, "video")).headers.get("location") ?? "";
    expect((await fetch(address)).status).toBe(200);
    const revoked = await desk.change("DELETE", clip.clipId);
    expect(revoked.json).toMatchObject({ clipId: clip.clipId, state: "revoked" });
    expect(revoked.json).not.toHaveProperty("shareUrl");
    expect(await statuses(path)).toEqual(gone);
    expect((await request(app(path))).status).toBe(404);
    await objectsGone(clip.clipId);
    expect((await fetch(address)).status).not.toBe(200);
    expect(await statuses(other.path)).toEqual([302, 302, 200]);
    const listed = await desk.get<{ clips: ClipView[] }>(`/api/generate-clip?call=${clip.callId}`);
    expect(listed.json.clips.map(({ clipId }) => clipId)).toEqual([other.clipId]);
    expect((await desk.change("DELETE", clip.clipId)).status).toBe(200);
    const again = await desk.order({ format: "1:1" });
    expect([again.status, again.json.clipId === clip.clipId]).toEqual([202, false]);
    expect(await statuses(path)).toEqual(gone);
    await desk.change("DELETE", again.json.clipId);
  }, 180_000);

  it("works as long as its owner says, and not a moment longer", async () => {
    const clip = await desk.ready({ format: "1:1", expiresInDays: 7 });
    const daysLeft = ({ expiresAt }: ClipView) => (Date.parse(expiresAt ?? "") - Date.now()) / 86_400_000;
    expect(daysLeft(clip)).toBeCloseTo(7, 1);
    const changed = await desk.change("PATCH", clip.clipId, { expiresInDays: 30 });
    expect([changed.status, Math.round(daysLeft(changed.json))]).toEqual([200, 30]);
    // Ordered again: the later wish holds, and none is none.
    for (const wish of [{ expiresInDays: 1 }, {}]) {
      const { json } = await desk.order({ format: "1:1", ...wish });
      expect([json.clipId, Math.round(daysLeft(json))]).toEqual([clip.clipId, 1]);
    }
    for (const expiresInDays of [2, 0, -1, "7", null])
      expect((await desk.change("PATCH", clip.clipId, { expiresInDays })).status).toBe(400);
    await database.query("update app.clips set expires_at = now() + interval '20 seconds'");
    const { headers } = await leaf(pathOf(clip), "video");
    const address = new URL(headers.get("location") ?? "");
    expect(Number(address.searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(20);
    await database.query("update app.clips set expires_at = now()");
    expect(await statuses(pathOf(clip))).toEqual(gone);
    expect((await desk.read(clip.clipId)).json.state).toBe("ready");
    await desk.change("PATCH", clip.clipId, { expiresInDays: 90 });
    expect(await statuses(pathOf(clip))).toEqual([302, 302, 200]);
    await desk.change("DELETE", clip.clipId);
    const failed = await plantClip(database, owner, told, { state: "failed" });
    for (const { clipId } of [clip, failed]) {
      const late = await desk.change("PATCH", clipId, { expiresInDays: 7 });
      expect([late.status, late.json]).toMatchObject([409, { code: "clip_over" }]);
    }
  }, 120_000);

  it.each(["A".repeat(22), "short", "%ff", `${"A".repeat(21)}.`, randomUUID()])(
    "that nobody gave out leads nowhere: %s",
    async (token) => {
      expect(await statuses(`/share/${token}`)).toEqual(gone);
      const report = await request(app(`/api/share/${token}/report`), { body: {}, headers: sameOrigin() });
      expect(report.status).toBe(404);
    },
  );

  it("can be reported by whoever has it, once from one place, from our page", async () => {
    const { clipId, path } = await planted(owner, told);
    const report = (body: object, headers: Record<string, string> = sameOrigin()) =>
      request(app(`/api${path}/report`), { body, headers });
    expect((await report({ reason: "That is me." })).json).toEqual({ success: true });
    expect((await report({})).status).toBe(200);
    expect((await report({}, { ...sameOrigin(), "x-client-address": "203.0.113.8" })).status).toBe(200);
    expect((await report({ reason: "x".repeat(501) })).status).toBe(400);
    expect((await report({}, { origin: "https://evil.example" })).status).toBe(403);
    const { rows } = await database.query("select clip_id, reason from app.clip_reports order by reason");
    expect(rows).toEqual([
      { clip_id: clipId, reason: "That is me." },
      { clip_id: clipId, reason: null },
    ]);
  }, 120_000);
});

describe("clips go", () => {
  it("with their call, and their objects with them", async () => {
    const { callId } = await toldCall(owner.cookie);
    const clips = [await planted(owner, callId), await planted(owner, callId, "rendering")];
    const answer = await request(app(`/api/calls/${callId}`), {
      method: "DELETE",
      headers: { ...sameOrigin(), cookie: owner.cookie },
    });
    expect(answer.status).toBe(200);
    for (const { clipId } of clips) {
      expect(await stateOf(clipId)).toMatchObject({ state: "revoked" });
      await objectsGone(clipId);
    }
  });

  it("only while they are not made yet when a call is erased that nobody kept", async () => {
    const { callId } = await toldCall(owner.cookie);
    const [{ clipId: made }, { clipId: unmade }] = [
      await planted(owner, callId),
      await planted(owner, callId, "queued"),
    ];
    await database.query(
      "update app.calls set created_at = created_at - interval '25 hours' where call_id = $1",
      [callId],
    );
    await sweep("retention");
    expect(await stateOf(made)).toMatchObject({ state: "ready" });
    expect(await stateOf(unmade)).toEqual({ state: "failed", failure: "call_erased" });
    expect((await clipDesk(owner, callId).read(unmade)).json.error?.code).toBe("call_erased");
    await sweep("clips");
    expect([(await objectsOf(made)).length, (await objectsOf(unmade)).length]).toEqual([3, 0]);
  });

  it("with their account, which is not gone before they are", async () => {
    const person = await signIn();
    const { callId } = await toldCall(person.cookie);
    const { clipId } = await planted(person, callId);
    const exported = await request<{ calls: { clips: { clipId: string }[] }[] }>(app("/api/account/export"), {
      headers: { cookie: person.cookie },
    });
    expect(exported.json.calls[0]?.clips).toMatchObject([{ clipId, state: "ready" }]);
    await control("faults", { vendor: "s3", status: 503 });
    const asked = await request(app("/api/account"), {
      method: "DELETE",
      body: { confirm: person.email },
      headers: { ...sameOrigin(), cookie: person.cookie },
    });
    const receipt = /doc_deletion=[^;]+/.exec(asked.headers.getSetCookie().join("\n"))?.[0] ?? "";
    const report = async () =>
      (await request(app("/api/account/deletion"), { headers: { cookie: receipt } })).json;
    const finished = async () =>
      (await database.query("select finished_at from app.deletions order by requested_at desc limit 1"))
        .rows[0];
    await until(
      async () => (await control("requests?vendor=s3")).json as { requests: { status: number }[] },
      ({ requests }) => requests.some(({ status }) => status === 503),
    );
    await sweep("retention");
    expect(await finished()).toEqual({ finished_at: null });
    expect(await report()).toMatchObject({ state: "running", clips: 1, clipsErased: 0 });
    expect(await stateOf(clipId)).toMatchObject({ state: "revoked" });
    expect(await objectsOf(clipId).catch(() => "S3 is down")).toBe("S3 is down");
    await control("faults", undefined, "DELETE");
    await until(
      async () => {
        await database.query("update app.clips set remove_at = now() where remove_at is not null");
        await sweep("retention");
        return finished();
      },
      (row) => row?.finished_at !== null,
    );
    expect(await objectsOf(clipId)).toEqual([]);
    expect(await stateOf(clipId)).toBeUndefined();
    expect(await report()).toMatchObject({ state: "done", clips: 1, clipsErased: 1 });
  }, 120_000);
});
