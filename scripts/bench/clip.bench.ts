import { statSync } from "node:fs";
import { buildLambda, bundlePath } from "../../lambda/video-generator/build";
import { type Conversation, converse, exchange } from "../../lambda/video-generator/testing/conversation";
import { drawTestPicture } from "../../lambda/video-generator/testing/picture";
import { openStudio, type Studio } from "../../lambda/video-generator/testing/studio";
import { findFfmpeg } from "../../lambda/video-generator/video/ffmpeg";
import type { ClipEvent } from "../../types/clip";
import { makeOriginally } from "./clip-original";
import { ClipProcess, type Timing } from "./clip-process";
import { atLeast, atMost, type Figure, median, noted } from "./measure";

const ROUNDS = 3;
const START = 0.2;
const TARGET = 4;

/** The video function's bundle, warm and cold, against the first design, at 1080x1920 with captions. */
export async function run(): Promise<Figure[]> {
  await buildLambda();
  const studio = await openStudio();
  const warm = new ClipProcess(bundlePath, settingsOf(studio));
  try {
    await warm.loaded();
    const talk = await converse(Array.from({ length: 9 }, () => exchange).flat());
    await warm.make(eventOf(studio, talk, 5));
    return [
      ...(await againstOriginal(studio, talk, warm)),
      ...(await byLength(studio, talk, warm)),
      ...(await anonymised(studio, talk, warm)),
      ...(await cold(studio, talk)),
      atMost("clip: bundle", statSync(bundlePath).size / 1000, "kB", 1000),
    ];
  } finally {
    warm.close();
    await studio.close();
  }
}

async function againstOriginal(studio: Studio, talk: Conversation, warm: ClipProcess): Promise<Figure[]> {
  const [ours, originals]: [Timing[], Timing[]] = [[], []];
  const ffmpeg = findFfmpeg(undefined);
  const { png } = drawTestPicture("9:16", talk.turns.slice(0, 4));
  for (let round = 0; round < ROUNDS; round += 1) {
    const event = eventOf(studio, talk, 15);
    ours.push(await warm.make(event));
    const { recordingUrl } = event;
    originals.push(await makeOriginally({ ffmpeg, recordingUrl, png, start: START, seconds: 15 }));
  }
  const of = (timings: Timing[], key: keyof Timing) => median(timings.map((timing) => timing[key]));
  return [
    noted("clip 15 s, captions, warm: wall", of(ours, "wallMs"), "ms"),
    noted("clip 15 s, captions, warm: CPU", of(ours, "cpuMs"), "ms"),
    noted("clip 15 s, first design: wall", of(originals, "wallMs"), "ms"),
    noted("clip 15 s, first design: CPU", of(originals, "cpuMs"), "ms"),
    atLeast("clip 15 s: times faster, wall", of(originals, "wallMs") / of(ours, "wallMs"), "x", TARGET),
    atLeast("clip 15 s: times faster, CPU", of(originals, "cpuMs") / of(ours, "cpuMs"), "x", TARGET),
  ];
}

async function byLength(studio: Studio, talk: Conversation, warm: ClipProcess): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const seconds of [5, 60, 120]) {
    const { wallMs, cpuMs } = await warm.make(eventOf(studio, talk, seconds));
    figures.push(noted(`clip ${seconds} s, captions, warm: wall`, wallMs, "ms"));
    figures.push(noted(`clip ${seconds} s, captions, warm: CPU`, cpuMs, "ms"));
  }
  return figures;
}

/** The speech service's own time is left out by asking for everything a second time. */
async function anonymised(studio: Studio, talk: Conversation, warm: ClipProcess): Promise<Figure[]> {
  await warm.make({ ...eventOf(studio, talk, 15), anonymize: true });
  const timings: Timing[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    timings.push(await warm.make({ ...eventOf(studio, talk, 15), anonymize: true }));
  }
  return [
    noted(
      "clip 15 s, voice replaced and checked, warm: wall",
      median(timings.map(({ wallMs }) => wallMs)),
      "ms",
    ),
    noted(
      "clip 15 s, voice replaced and checked, warm: CPU",
      median(timings.map(({ cpuMs }) => cpuMs)),
      "ms",
    ),
  ];
}

async function cold(studio: Studio, talk: Conversation): Promise<Figure[]> {
  const [loads, firsts]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    const fresh = new ClipProcess(bundlePath, settingsOf(studio));
    await fresh.loaded();
    loads.push(performance.now() - began);
    await fresh.make(eventOf(studio, talk, 15));
    firsts.push(performance.now() - began);
    fresh.close();
  }
  return [
    noted("clip: a new process until its code is loaded", median(loads), "ms"),
    noted("clip 15 s, cold: from process start to answer", median(firsts), "ms"),
  ];
}

function eventOf(studio: Studio, talk: Conversation, seconds: number): ClipEvent {
  const endSeconds = START + seconds;
  const turns = talk.turns.filter(({ words }) => (words[0]?.start ?? 0) < endSeconds);
  return studio.eventFor(talk, { format: "9:16", startSeconds: START, endSeconds, turns });
}

function settingsOf({ env }: Studio): Record<string, string> {
  return {
    S3_BUCKET: env.S3_BUCKET,
    AWS_REGION: env.AWS_REGION,
    AWS_ENDPOINT_URL_S3: env.AWS_ENDPOINT_URL_S3,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    DEEPGRAM_API_KEY: "test",
    DEEPGRAM_BASE_URL: env.DEEPGRAM_BASE_URL,
    RECORDING_ORIGINS: env.RECORDING_ORIGINS.join(","),
    FFMPEG_PATH: findFfmpeg(undefined),
  };
}
