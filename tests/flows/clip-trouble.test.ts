import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { appIsBack, killApp } from "../support/app-process";
import { control, sweep, until } from "../support/client";
import { type ClipDesk, objectsOf, putObject, spokenDesk } from "../support/clips";
import { signIn } from "../support/flow-sign-in";
import { openStackDatabase } from "../support/stack-database";

const database = await openStackDatabase();

let desk: ClipDesk;

beforeAll(async () => {
  await control("reset", {});
  ({ desk } = await spokenDesk(await signIn()));
}, 90_000);
beforeEach(async () => {
  await healed();
  await database.query("delete from app.clips");
});

const INVOKE = { vendor: "lambda", path: "/2015-03-31/functions" };
const PICTURES = { vendor: "s3", path: "/doc-clips/pictures" };
const fault = (body: object) => control("faults", body);
const healed = () => control("faults", undefined, "DELETE");

type Row = {
  state: string;
  attempts: number;
  failure: string | null;
  is_spent: boolean;
  lease_id: string | null;
};
const rowOf = async (clipId: string): Promise<Row> =>
  (await database.query<Row>("select * from app.clips where id = $1", [clipId])).rows[0] as Row;
const rowOnce = (clipId: string, isWanted: (row: Row) => boolean) =>
  until(() => rowOf(clipId), isWanted, 40_000);
/** As if whoever is at work, or pausing, had run out of time. */
const leasesOver = () =>
  database.query(
    "update app.clips set lease_until = now() - interval '1 second' where lease_until is not null",
  );
const asked = async (change: object = {}) => (await desk.order(change)).json.clipId;
/** A clip whose first try has come to nothing. */
async function failedOnce(trouble: object, change: object = {}): Promise<string> {
  await fault(trouble);
  const clipId = await asked(change);
  await rowOnce(clipId, ({ state, failure }) => state === "queued" && failure !== null);
  return clipId;
}
async function sweptUntil(clipId: string, state: string): Promise<void> {
  for (let round = 0; round < 4 && (await rowOf(clipId)).state !== state; round++) {
    await leasesOver();
    expect((await sweep("clips")).status).toBe(200);
  }
  expect((await rowOf(clipId)).state).toBe(state);
}
const invocations = async () => {
  const { json } = await control("requests?vendor=lambda");
  return (json as { requests: unknown[] }).requests.length;
};

describe("a vendor's failure", () => {
  const cases: [string, object, string, object?][] = [
    ["S3 refusing the picture", { ...PICTURES, status: 403 }, "storage_failed"],
    ["S3 failing", { ...PICTURES, status: 503 }, "storage_failed"],
    ["S3 being too slow", { ...PICTURES, delayMs: 60_000, times: 2 }, "storage_failed"],
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
    ["the recording not coming", { vendor: "retell", path: "/recordings", status: 503 }, "source_failed"],
  ];

  it.each(cases)(
    "is tried three times and then said: %s",
    async (_name, trouble, code) => {
      const clipId = await failedOnce(trouble);
      expect(await rowOf(clipId)).toMatchObject({ attempts: 1, failure: code, is_spent: true });
      // What is slow is slow once: the other tries are refused.
      if ("delayMs" in trouble) await fault({ ...PICTURES, status: 403 });
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
    90_000,
  );

  it("that passes leaves a clip in the end", async () => {
    const clipId = await failedOnce({ ...INVOKE, status: 503 });
    await healed();
    await sweptUntil(clipId, "ready");
    expect((await desk.read(clipId)).json).not.toHaveProperty("error");
  }, 60_000);

  it("of the voices leaves no clip with her own, and is final", async () => {
    await fault({ vendor: "deepgram", status: 503 });
    const clipId = await asked({ anonymize: true });
    const { json } = await desk.settled(clipId);
    expect([json.state, json.error?.code]).toEqual(["failed", "cannot_anonymise"]);
    expect((await rowOf(clipId)).attempts).toBe(1);
    await until(
      () => objectsOf(clipId),
      (keys) => keys.length === 0,
    );
  }, 60_000);
});

describe("a call whose words change after they were looked through", () => {
  it("gives no clip: the decisions were about other words", async () => {
    const clipId = await failedOnce({ ...INVOKE, status: 500 });
    const { rows } = await database.query(
      "select call_id, transcript from app.calls where transcript is not null",
    );
    const write = (transcript: string) =>
      database.query("update app.calls set transcript = $1 where call_id = $2", [
        transcript,
        rows[0]?.call_id,
      ]);
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

  it.each([
    [{ isFreeOfPhysician: null }, "failed"],
    [{ isFreeOfPhysician: false }, "failed"],
    [{ voices: { physician: "original", agent: "original" } }, "failed"],
    [{}, "ready"],
  ])(
    "whose result says %j is %s",
    async (check, state) => {
      const clipId = await failedOnce({ ...INVOKE, status: 500 }, { anonymize: true });
      await putObject(`results/${clipId}.json`, made(clipId, check));
      await sweptUntil(clipId, state);
      if (state === "failed") expect((await desk.read(clipId)).json.error?.code).toBe("cannot_anonymise");
    },
    60_000,
  );

  it("is none when the result is of another's film", async () => {
    const clipId = await failedOnce({ ...INVOKE, status: 500 }, { anonymize: true });
    await putObject(`results/${clipId}.json`, made("another", {}));
    await sweptUntil(clipId, "failed");
  }, 60_000);
});

describe("an app that dies", () => {
  it("before it began leaves a clip that the sweep makes", async () => {
    await fault({ vendor: "supabase", path: "/rest/v1/rpc/take_clip", status: 503, times: 1 });
    const clipId = await asked();
    await until(
      async () => (await control("faults")).json as { faults: unknown[] },
      ({ faults }) => faults.length === 0,
    );
    expect(await rowOf(clipId)).toMatchObject({ state: "queued", attempts: 0 });
    await sweptUntil(clipId, "ready");
  }, 60_000);

  it("while drawing leaves a clip that the sweep makes", async () => {
    await fault({ ...PICTURES, delayMs: 8000, times: 1 });
    const clipId = await asked();
    await rowOnce(clipId, ({ state }) => state === "drawing");
    expect(killApp(inject("app"))).toBeGreaterThan(0);
    await appIsBack(inject("app"));
    expect((await desk.read(clipId)).json.state).toBe("drawing");
    await sweptUntil(clipId, "ready");
  }, 90_000);

  it("while the clip is rendered leaves one that the sweep finds made, and makes nothing twice", async () => {
    await fault({ ...INVOKE, delayMs: 1500, times: 1 });
    const before = await invocations();
    const clipId = await asked();
    await rowOnce(clipId, ({ state }) => state === "rendering");
    expect(killApp(inject("app"))).toBeGreaterThan(0);
    await appIsBack(inject("app"));
    await until(
      () => objectsOf(clipId),
      (keys) => keys.includes(`results/${clipId}.json`),
      40_000,
    );
    await sweptUntil(clipId, "ready");
    expect((await invocations()) - before).toBe(1);
  }, 90_000);
});

describe("a clip that is cancelled", () => {
  it("while it is rendered ends as taken back, and what comes of it is taken away", async () => {
    await fault({ ...INVOKE, delayMs: 2000, times: 1 });
    const clipId = await asked();
    await rowOnce(clipId, ({ state }) => state === "rendering");
    const cancelled = await desk.change("DELETE", clipId);
    expect([cancelled.status, cancelled.json.state]).toEqual([200, "revoked"]);
    await until(
      () => objectsOf(clipId),
      (keys) => keys.length > 0,
      40_000,
    );
    await database.query("update app.clips set remove_at = now(), writes_until = null");
    await sweep("clips");
    expect(await objectsOf(clipId)).toEqual([]);
    expect((await desk.read(clipId)).json).toMatchObject({ state: "revoked", progress: 0 });
  }, 60_000);
});
