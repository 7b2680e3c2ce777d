import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { appIsBack, killApp } from "../support/app-process";
import { control, sweep, until } from "../support/client";
import { workOn } from "../support/clip-work";
import { type ClipDesk, objectsOf, plantClip, putObject, toldDesk } from "../support/clips";
import { signIn } from "../support/flow-sign-in";
import type { SignedIn } from "../support/sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();
const { rowOf, rowOnce, sweptUntil } = workOn(database);

let owner: SignedIn;
let callId: string;
let desk: ClipDesk;

beforeAll(async () => {
  await control("reset", {});
  ({ person: owner, callId, desk } = await toldDesk(await signIn()));
}, 180_000);
beforeEach(async () => {
  await healed();
  await database.query("delete from app.clips");
});

const INVOKE = { vendor: "lambda", path: "/2015-03-31/functions" };
const PICTURES = { vendor: "s3", path: "/doc-clips/pictures" };
const fault = (body: object) => control("faults", body);
/** Also lets go on what is held. */
const healed = () => control("faults", undefined, "DELETE");

const asked = async (change: object = {}) => (await desk.order({ format: "1:1", ...change })).json.clipId;
/** A clip whose first try has come to nothing. */
async function failedOnce(trouble: object, change: object = {}): Promise<string> {
  await fault(trouble);
  const clipId = await asked(change);
  await rowOnce(clipId, ({ state, failure }) => state === "queued" && failure !== null);
  return clipId;
}
/** A clip whose maker died before it had begun. */
async function unbegun(): Promise<string> {
  await fault({ vendor: "supabase", path: "/rest/v1/rpc/take_clip", status: 503, times: 1 });
  const clipId = await asked();
  await until(
    async () => (await control("faults")).json as { faults: unknown[] },
    ({ faults }) => faults.length === 0,
  );
  return clipId;
}
const invocations = async () => {
  const { json } = await control("requests?vendor=lambda");
  return (json as { requests: unknown[] }).requests.length;
};

describe("a vendor's failure", () => {
  const cases: [string, object, string][] = [
    ["S3 refusing the picture", { ...PICTURES, status: 403 }, "storage_failed"],
    ["S3 failing", { ...PICTURES, status: 503 }, "storage_failed"],
    ["S3 being too slow", { ...PICTURES, held: true, status: 503, times: 2 }, "storage_failed"],
    ["S3 hanging up", { ...PICTURES, drop: true }, "storage_failed"],
    ["Lambda having no room", { ...INVOKE, status: 429 }, "video_failed"],
    ["Lambda failing", { ...INVOKE, status: 500 }, "video_failed"],
    ["Lambda hanging up", { ...INVOKE, drop: true }, "video_failed"],
    ["Lambda's answer being nonsense", { ...INVOKE, nonsense: true }, "video_failed"],
    [
      "Retell not saying where the recording is",
      { vendor: "retell", path: "/v2/get-call", status: 500 },
      "recording_unavailable",
    ],
    ["the recording not coming", { vendor: "s3", path: "/doc-clips/calls", status: 503 }, "source_failed"],
  ];

  it.each(cases)(
    "is tried three times and then said: %s",
    async (_name, trouble, code) => {
      const clipId = await failedOnce(trouble);
      expect(await rowOf(clipId)).toMatchObject({ attempts: 1, failure: code, is_spent: true });
      // What is slow is slow once: the other tries are refused.
      if ("held" in trouble) await fault({ ...PICTURES, status: 403 });
      // One of all tries twice more; the others, as if they had done so once already.
      if (trouble !== cases[0]?.[1]) await database.query("update app.clips set attempts = 2");
      await sweptUntil(clipId, "failed");
      expect(await rowOf(clipId)).toMatchObject({ attempts: 3, failure: code, is_spent: false });
      const { json } = await desk.read(clipId);
      expect([json.state, json.error?.code, json.shareUrl]).toEqual(["failed", code, undefined]);
      expect(json.error?.message).toMatch(/\w/);
      await healed();
      await database.query("update app.clips set remove_at = now() where remove_at is not null");
      await sweep("clips");
      expect(await objectsOf(clipId)).toEqual([]);
    },
    180_000,
  );

  it("that passes leaves a clip in the end", async () => {
    const clipId = await failedOnce({ ...INVOKE, status: 503 });
    await healed();
    await sweptUntil(clipId, "ready");
    expect((await desk.read(clipId)).json).not.toHaveProperty("error");
  }, 120_000);

  it("of the voices is tried again; a text that is not spoken is final, and leaves no clip with her own", async () => {
    const clipId = await failedOnce({ vendor: "deepgram", status: 503 }, { anonymize: true });
    expect(await rowOf(clipId)).toMatchObject({ attempts: 1, failure: "speech_failed" });
    await healed();
    await fault({ vendor: "deepgram", status: 400 });
    await sweptUntil(clipId, "failed");
    expect((await desk.read(clipId)).json.error?.code).toBe("cannot_anonymise");
    expect((await rowOf(clipId)).attempts).toBe(2);
    await until(
      () => objectsOf(clipId),
      (keys) => keys.length === 0,
    );
  }, 120_000);
});

describe("a call whose words change after they were looked through", () => {
  it("gives no clip: the decisions were about other words", async () => {
    const clipId = await unbegun();
    const { rows } = await database.query("select transcript from app.calls where call_id = $1", [callId]);
    const write = (transcript: string) =>
      database.query("update app.calls set transcript = $1 where call_id = $2", [transcript, callId]);
    const transcript = JSON.stringify(rows[0]?.transcript);
    await write(transcript.replaceAll("Kowalski", "Nowak"));
    await sweptUntil(clipId, "failed");
    expect((await desk.read(clipId)).json.error?.code).toBe("words_changed");
    await write(transcript);
  });
});

describe("an anonymised clip", () => {
  const made = (clipId: string, check: object) => ({
    success: true,
    clipUrl: "",
    s3Key: `clips/${clipId}.mp4`,
    captionsS3Key: `clips/${clipId}.vtt`,
    durationSeconds: 9,
    check: {
      voices: { physician: "recreated", agent: "original" },
      planHash: "",
      audioHash: "",
      isFreeOfPhysician: true,
      highestCorrelation: 0.2,
      loudnessLufs: -16,
      encoding: "event-frames",
      ...check,
    },
  });

  /** As a worker would leave it that died after it had asked for the film. */
  const triedOnce = async () =>
    (await plantClip(database, owner, callId, { state: "rendering", isAnonymized: true })).clipId;

  it.each([
    [{ isFreeOfPhysician: null }, "failed"],
    [{ isFreeOfPhysician: false }, "failed"],
    [{ voices: { physician: "original", agent: "original" } }, "failed"],
    [{}, "ready"],
  ])(
    "whose result says %j is %s",
    async (check, state) => {
      const clipId = await triedOnce();
      await putObject(`results/${clipId}.json`, made(clipId, check));
      await sweptUntil(clipId, state);
      if (state === "failed") expect((await desk.read(clipId)).json.error?.code).toBe("cannot_anonymise");
    },
    120_000,
  );

  it("is none when the result is of another's film", async () => {
    const clipId = await triedOnce();
    await putObject(`results/${clipId}.json`, made("another", {}));
    await sweptUntil(clipId, "failed");
  }, 120_000);
});

describe("an app that dies", () => {
  it("before it began leaves a clip that the sweep makes", async () => {
    const clipId = await unbegun();
    expect(await rowOf(clipId)).toMatchObject({ state: "queued", attempts: 0 });
    await sweptUntil(clipId, "ready");
  }, 120_000);

  it("while drawing and rendering leaves clips that the sweep makes, or finds made, and none twice", async () => {
    const before = await invocations();
    await fault({ ...PICTURES, held: true, status: 503, times: 1 });
    const drawn = await asked();
    await until(
      async () => (await control("faults")).json,
      ({ faults }) => `${faults}` === "",
    );
    await fault({ ...INVOKE, held: true, times: 1 });
    const rendered = await asked({ format: "16:9" });
    await until(invocations, (count) => count > before);
    expect(killApp(inject("app"))).toBeGreaterThan(0);
    await control("faults/release", {});
    await appIsBack(inject("app"));
    expect([(await rowOf(drawn)).state, (await rowOf(rendered)).state]).toEqual(["drawing", "rendering"]);
    await until(
      () => objectsOf(rendered),
      (keys) => keys.includes(`results/${rendered}.json`),
      80_000,
    );
    await sweptUntil(rendered, "ready");
    await sweptUntil(drawn, "ready");
    expect((await invocations()) - before).toBe(2);
  }, 180_000);
});

describe("a clip that is cancelled", () => {
  it("while it is rendered ends as taken back, and what comes of it is taken away", async () => {
    const before = await invocations();
    await fault({ ...INVOKE, held: true, times: 1 });
    const clipId = await asked();
    await until(invocations, (count) => count > before);
    const cancelled = await desk.change("DELETE", clipId);
    expect([cancelled.status, cancelled.json.state]).toEqual([200, "revoked"]);
    await until(
      () => objectsOf(clipId),
      (keys) => keys.length === 0,
    );
    await control("faults/release", {});
    await until(
      () => objectsOf(clipId),
      (keys) => keys.length > 0,
      80_000,
    );
    await database.query("update app.clips set remove_at = now(), writes_until = null");
    await sweep("clips");
    expect(await objectsOf(clipId)).toEqual([]);
    expect((await desk.read(clipId)).json).toMatchObject({ state: "revoked", progress: 0 });
  }, 120_000);
});
