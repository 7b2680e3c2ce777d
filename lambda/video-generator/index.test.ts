import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { ClipAnswer, ClipEvent, ClipResult } from "../../types/clip";
import { buildLambda, MAX_BUNDLE_BYTES } from "./build";
import { type Conversation, converse } from "./testing/conversation";
import { allowsRequest, functionPolicy } from "./testing/policies";
import { openStudio, type Studio, timesOf } from "./testing/studio";
import { findFfmpeg } from "./video/ffmpeg";

let studio: Studio;
let talk: Conversation;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "clip-bundle-"));
  // The bundle stands where nothing of this project can be imported from, but its ffmpeg is the project's.
  expect(await buildLambda(join(folder, "index.mjs"))).toBeLessThan(MAX_BUNDLE_BYTES);
  studio = await openStudio();
  talk = await converse([
    { role: "user", text: "Doctor Okonkwo fell asleep in the elevator." },
    { role: "agent", text: "At least the elevator was going somewhere.", gap: 0.7 },
  ]);
});
afterAll(async () => {
  await studio.close();
  rmSync(folder, { recursive: true });
});

/** Runs the built bundle as Lambda does: one process, the environment, events one after the other. */
async function invoke(events: readonly unknown[], env: Record<string, string> = {}) {
  const temporary = mkdtempSync(join(tmpdir(), "clip-tmp-"));
  const runner = `import { handler } from ${JSON.stringify(join(folder, "index.mjs"))};
    const answers = [];
    for (const event of JSON.parse(process.argv[1])) answers.push(await handler(event));
    console.log("ANSWERS " + JSON.stringify(answers));
    process.exit(0);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", runner, JSON.stringify(events)], {
    env: { ...settings(), NODE_ENV: "production", TMPDIR: temporary, ...env },
  });
  let [output, errors] = ["", ""];
  child.stdout.on("data", (data) => (output += data));
  child.stderr.on("data", (data) => (errors += data));
  await new Promise((resolve) => child.once("close", resolve));
  const left = readdirSync(temporary);
  rmSync(temporary, { recursive: true });
  const line = output.split("\n").find((text) => text.startsWith("ANSWERS "));
  if (!line) throw new Error(errors);
  const answers: ClipAnswer[] = JSON.parse(line.slice(8));
  const results = answers.map(({ statusCode, body }) => ({
    statusCode,
    result: JSON.parse(body) as ClipResult,
  }));
  return { results, left, log: output.replace(line, "") + errors };
}

function settings(): Record<string, string> {
  return {
    S3_BUCKET: studio.env.S3_BUCKET,
    AWS_REGION: studio.env.AWS_REGION,
    AWS_ENDPOINT_URL_S3: studio.env.AWS_ENDPOINT_URL_S3,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    DEEPGRAM_API_KEY: "test",
    DEEPGRAM_BASE_URL: studio.env.DEEPGRAM_BASE_URL,
    RECORDING_ORIGINS: studio.env.RECORDING_ORIGINS.join(","),
    FFMPEG_PATH: findFfmpeg(undefined),
  };
}

const linesOf = (log: string): unknown[] =>
  log
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
const textOf = (key: string) => studio.bucket.objects.get(key)?.body.toString() ?? "";
const asked = () => studio.host.requests.length;

it("makes a clip, its captions and its answer; asked again, it finds them", async () => {
  const event = studio.eventFor(talk, {
    anonymize: true,
    hidden: timesOf(talk, /Okonkwo/),
    requestId: "fra1::iad1::x7k2p-1763740800000-0123456789ab",
  });
  const again: ClipEvent = {
    ...event,
    requestId: "+1 415 555 0123",
    clipId: "another",
    resultKey: "results/another.json",
    recordingUrl: `${event.recordingUrl}?Signature=new`,
  };
  const { results, left, log } = await invoke([event]);
  const before = asked();
  const second = await invoke([again]);
  expect(asked()).toBe(before);
  const [first] = results;
  expect(first).toMatchObject({ statusCode: 200, result: { success: true, s3Key: event.outputKey } });
  expect(second.results[0]?.result).toEqual(first?.result);
  for (const key of [event.resultKey, again.resultKey])
    expect(JSON.parse(textOf(key))).toEqual(first?.result);
  expect(studio.bucket.objects.get(event.outputKey)?.headers["content-type"]).toBe("video/mp4");
  const captions = textOf(event.outputKey.replace("mp4", "vtt"));
  expect(captions).toContain("WEBVTT");
  expect(captions).toContain("[bleep]");
  expect(captions).not.toContain("Okonkwo");
  expect(left).toEqual([]);
  expect(log).not.toMatch(/Okonkwo|elevator|recording\.wav|127\.0\.0\.1/);
  const { requestId } = event;
  expect(linesOf(log)).toMatchObject([
    { level: "info", event: "clip", clipId: event.clipId, requestId, code: "ok" },
  ]);
  expect(new Set([...studio.host.requests, ...studio.speech.requests].map((one) => one.requestId))).toEqual(
    new Set([requestId]),
  );
  const { requests } = studio.bucket;
  expect(requests.length).toBeGreaterThan(6);
  expect(requests.filter((one) => !allowsRequest(functionPolicy, one))).toEqual([]);
  // What has not the form of an id is nowhere told, and is no reason for there being no clip.
  expect(second.log).not.toContain("415");
  expect(linesOf(second.log)).toMatchObject([{ event: "clip", clipId: "another", code: "ok" }]);
});

it("gives one answer when the same event comes twice at once, and film and captions are of one run", async () => {
  const event = studio.eventFor(talk);
  const [first, second] = await Promise.all([studio.clip(event), studio.clip(event)]);
  expect(second).toEqual(first);
  const [run, ofCaptions] = [first.s3Key, first.captionsS3Key].map(
    (key) => studio.bucket.objects.get(key)?.headers["x-amz-meta-run"],
  );
  expect(run).toMatch(/^[0-9a-f-]{36}$/);
  expect(ofCaptions).toBe(run);
  const puts = studio.bucket.requests.filter(
    ({ method, url }) => method === "PUT" && url.includes(first.captionsS3Key),
  );
  expect(puts).toHaveLength(1);
});

it("does the work anew when anything that can be heard or seen differs", async () => {
  const event = studio.eventFor(talk);
  const { results } = await invoke([event, { ...event, hidden: timesOf(talk, /asleep/) }]);
  const hashes = results.map(({ result }) => (result.success ? result.check.audioHash : result.error.code));
  expect(new Set(hashes).size).toBe(2);
});

it("says what is wrong by code, in the answer and in the bucket, and never what was said", async () => {
  const event = studio.eventFor(talk);
  const cases: [unknown, number, string][] = [
    [{ ...event, endSeconds: 1e9 }, 400, "bad_input"],
    [{ ...event, outputKey: "../secrets.mp4" }, 400, "bad_input"],
    [{ ...event, recordingUrl: "file:///etc/passwd" }, 400, "bad_input"],
    [{ ...event, recordingUrl: "http://169.254.169.254/latest" }, 400, "bad_input"],
    [{ ...event, recordingUrl: `${studio.host.origin}/gone.wav` }, 410, "source_gone"],
    [{ ...event, imageS3Key: "pictures/none.png" }, 400, "bad_input"],
    ["nonsense", 400, "bad_input"],
  ];
  const { results, left, log } = await invoke(cases.map(([input]) => input));
  expect(
    results.map(({ statusCode, result }) => [statusCode, result.success ? "" : result.error.code]),
  ).toEqual(cases.map(([, status, code]) => [status, code]));
  expect(left).toEqual([]);
  expect(JSON.stringify(results) + log).not.toMatch(/Okonkwo|elevator|passwd|169\.254|gone\.wav/);
  expect(JSON.parse(textOf(event.resultKey)).success).toBe(false);
});

it.each([
  ["dies", "#!/bin/sh\nexit 3\n"],
  ["is killed half-way", "#!/bin/sh\nhead -c 1000 >/dev/null\nkill -9 $$\n"],
  ["says nothing at all", "#!/bin/sh\ncat >/dev/null\n"],
])("answers render_failed and leaves nothing behind when ffmpeg %s", async (_, script) => {
  const path = join(folder, "ffmpeg.sh");
  writeFileSync(path, script, { mode: 0o755 });
  const event = studio.eventFor(talk);
  const { results, left } = await invoke([event], { FFMPEG_PATH: path });
  expect(results[0]).toMatchObject({ statusCode: 500, result: { error: { code: "render_failed" } } });
  expect(left).toEqual([]);
  expect(studio.bucket.objects.has(event.outputKey)).toBe(false);
});

it("answers speech_failed when the speech service is down, and keeps no clip", async () => {
  studio.speech.fails(500);
  const event = studio.eventFor(talk, { anonymize: true });
  const { results } = await invoke([event]);
  studio.speech.fails(null);
  expect(results[0]).toMatchObject({ statusCode: 503, result: { error: { code: "speech_failed" } } });
  expect(studio.bucket.objects.has(event.outputKey)).toBe(false);
});
