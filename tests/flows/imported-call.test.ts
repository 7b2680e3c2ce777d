import { randomUUID } from "node:crypto";
import { beforeAll, expect, inject, it } from "vitest";
import { type Conversation, converse } from "../../lambda/video-generator/testing/conversation";
import { keepConsentText } from "../../lib/calls/keep-consent";
import type { CallRecap } from "../../types/call";
import { app, control, request, sameOrigin, sweep, until } from "../support/client";
import { clipDesk, placeRecording } from "../support/clips";
import { signIn } from "../support/flow-sign-in";
import { runImport } from "../support/import-vapi";
import type { SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();
const id = randomUUID();

let owner: SignedIn;
let talk: Conversation;

beforeAll(async () => {
  await control("reset", {});
  owner = await signIn();
  talk = await converse([
    { role: "user", text: "They moved the workroom into a closet." },
    { role: "agent", text: "At least the closet has a door.", gap: 0.7 },
  ]);
  const entry = {
    id,
    type: "webCall",
    startedAt: "2025-11-02T21:00:00Z",
    endedAt: new Date(Date.parse("2025-11-02T21:00:00Z") + talk.seconds * 1000).toISOString(),
    recordingUrl: await placeRecording("mono.wav", talk.mono),
    stereoRecordingUrl: await placeRecording("stereo.wav", talk.multi),
    messages: talk.turns.map(({ role, text, words }) => ({
      role: role === "agent" ? "bot" : "user",
      message: text,
      secondsFromStart: words[0]?.start,
      duration: ((words.at(-1)?.end ?? 0) - (words[0]?.start ?? 0)) * 1000,
    })),
  };
  const { output } = await runImport(inject("sandbox"), [entry], owner.email);
  expect(output).toContain("1 taken in");
  // Where the recordings lie is known to the app.
  expect(output).not.toContain("RECORDING_ORIGINS");
}, 60_000);

const get = <T>(path: string, cookie = owner.cookie) => request<T>(app(path), { headers: { cookie } });

it("a call from before Retell is found, read and heard by its owner, and by nobody else", async () => {
  const { json } = await get<{ calls: { callId: string }[] }>("/api/calls?q=closet");
  expect(json.calls.map(({ callId }) => callId)).toEqual([id]);
  const call = (await get<CallRecap>(`/api/calls/${id}`)).json;
  expect(call).toMatchObject({ status: "ended", isKept: true, isImported: true, hasRecording: true });
  expect(call.transcript.map(({ content }) => content)).toEqual(talk.turns.map(({ text }) => text));

  const range = { cookie: owner.cookie, range: "bytes=44-1043" };
  const heard = await fetch(app(`/api/calls/${id}/recording`), { headers: range });
  expect(heard.status).toBe(206);
  expect(Buffer.from(await heard.arrayBuffer())).toEqual(talk.mono.subarray(44, 1044));
  await request(app(`/api/calls/${id}`), {
    method: "PATCH",
    body: { isKept: true },
    headers: { ...sameOrigin(), cookie: owner.cookie },
  });
  const { rows } = await database.query("select kept_version from app.calls where call_id = $1", [id]);
  expect(keepConsentText(rows[0].kept_version)).toContain("its recording lies with VAPI");
  const stranger = await signIn();
  expect((await get(`/api/calls/${id}/recording`, stranger.cookie)).status).toBe(404);
});

async function preview(anonymize: boolean): Promise<Buffer> {
  const drawn = await fetch(app("/api/generate-clip/image"), {
    method: "POST",
    headers: { ...sameOrigin(), cookie: owner.cookie, "content-type": "application/json" },
    body: JSON.stringify({ callId: id, exchangeIndex: 0, anonymize }),
  });
  expect(drawn.status).toBe(200);
  return Buffer.from(await drawn.arrayBuffer());
}

it("and becomes a clip of its words, but never of its sound: when they were said is a guess", async () => {
  const desk = clipDesk(owner, id);
  expect((await desk.review()).json.mustAnonymize).toBe(true);
  const clip = await desk.ready({ anonymize: false });
  expect(clip).toMatchObject({
    isAnonymized: true,
    check: { voices: { physician: "recreated", agent: "recreated" }, isFreeOfPhysician: true },
  });
  expect(clip.durationSeconds).toBeGreaterThan(2);
  expect((await desk.order({ anonymize: true })).json.clipId).toBe(clip.clipId);
  expect(await preview(false)).toEqual(await preview(true));
}, 60_000);

it("nor of her voice when that was ordered before the times were guesses", async () => {
  const desk = clipDesk(owner, id);
  await control("faults", { vendor: "supabase", path: "/rest/v1/rpc/take_clip", status: 503, times: 1 });
  const { clipId } = (await desk.order({ format: "1:1" })).json;
  await until(
    async () => (await control("faults")).json as { faults: unknown[] },
    ({ faults }) => faults.length === 0,
  );
  await database.query("update app.clips set is_anonymized = false where id = $1", [clipId]);
  await sweep("clips");
  expect((await desk.read(clipId)).json).toMatchObject({ state: "failed", error: { code: "words_changed" } });
}, 60_000);
