import { chromium } from "@playwright/test";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium } from "../../../tests/support/chromium";
import { type ClipFormat, clipFormats, clipSizes } from "../../../types/clip";
import { makeSound, type Soundtrack } from "../make-sound";
import { decodePng } from "../picture/png";
import { scoreOf } from "../picture/score";
import { hashOf } from "../sound/check";
import { OUTPUT_RATE } from "../sound/loudness";
import { type Conversation, converse } from "../testing/conversation";
import { decodedSound, frameHashes, greyFrame } from "../testing/decode";
import { readMp4 } from "../testing/mp4-facts";
import { fileHost } from "../testing/neighbours";
import { drawTestPicture } from "../testing/picture";
import { probe } from "../testing/probe";
import { openStudio, type Studio } from "../testing/studio";
import { findFfmpeg } from "./ffmpeg";
import { type FilmMade, makeFilm, type Shot } from "./make-film";

let studio: Studio;
let talk: Conversation;
let track: Soundtrack;
beforeAll(async () => {
  studio = await openStudio();
  talk = await converse([
    { role: "user", text: "Nobody told me that it would be this quiet." },
    { role: "agent", text: "Quiet is what is left when the pager sleeps.", gap: 0.6 },
  ]);
  track = await makeSound(studio.eventFor(talk), studio.env);
});
afterAll(() => studio.close());

function shotOf(format: ClipFormat): Shot {
  const { png, boxes } = drawTestPicture(format, talk.turns);
  const picture = decodePng(png, clipSizes[format]);
  if (!picture) throw new Error("no picture");
  return {
    plan: track.plan,
    sound: track.sound.samples,
    picture,
    boxes,
    format,
    ffmpeg: findFfmpeg(undefined),
  };
}

describe("a film", () => {
  let film: FilmMade;
  let planned: number;
  beforeAll(async () => {
    film = await makeFilm(shotOf("1:1"));
    planned = (track.plan.soundSamples + track.plan.endCardSamples) / OUTPUT_RATE;
  });

  it("is High, 30 constant frames a second, AAC, index first, as long as planned, with a key frame every few seconds", () => {
    const facts = readMp4(film.mp4);
    expect(film.encoding).toBe("event-frames");
    expect(facts.order).toEqual(["ftyp", "moov", "mdat"]);
    expect(facts.hasEditList).toBe(false);
    expect(facts.video).toMatchObject({ width: 1080, height: 1080, profile: 100, isConstant: true });
    expect(facts.audio).toMatchObject({ rate: 48_000, objectType: 2 });
    expect(facts.video.samples / facts.video.seconds).toBe(30);
    for (const seconds of [facts.video.seconds, facts.audio.seconds, film.durationSeconds]) {
      expect(Math.abs(seconds - planned)).toBeLessThanOrEqual(0.04);
    }
    const gaps = facts.video.keys.map((key, i) => key - (facts.video.keys[i - 1] ?? 1));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(150);
  });

  it("is to other readers what platforms take, in each format", async () => {
    for (const format of clipFormats) {
      const { mp4 } = format === "1:1" ? film : await makeFilm(shotOf(format));
      for (const found of probe(mp4)) {
        expect(found).toEqual({
          order: ["ftyp", "moov", "mdat"],
          colourBox: "pri 1 trc 1 matrix 1 full 0",
          seconds: expect.closeTo(planned, 1),
          video: {
            ...{ codec: "h264", profile: "High", level: 40, pixels: "yuv420p", range: "tv" },
            ...{ colours: "bt709 bt709 bt709", framesPerSecond: [30, 30], ...clipSizes[format] },
          },
          audio: { codec: "aac", profile: "LC", rate: 48_000, channels: 1 },
        });
        expect(Math.abs(found.seconds - planned)).toBeLessThanOrEqual(0.04);
      }
    }
  });

  it("decodes without complaint, and a frame that was filled in is to the bit the one before it", () => {
    const hashes = frameHashes(film.mp4);
    expect(hashes.length).toBe(readMp4(film.mp4).video.samples);
    const changes = new Set(
      scoreOf(track.plan.captions, track.plan.soundSamples / OUTPUT_RATE, hashes.length).map(
        ({ frame }) => frame,
      ),
    );
    const filled = hashes.map((_, i) => i).filter((i) => i > 0 && !changes.has(i));
    expect(filled.length).toBeGreaterThan(hashes.length * 0.7);
    expect(filled.filter((i) => hashes[i] !== hashes[i - 1])).toEqual([]);
    expect(new Set(hashes).size).toBeGreaterThan(15);
  });

  it("looks as it does when every frame is encoded", async () => {
    const plain = await makeFilm(shotOf("1:1"), true);
    expect(plain.encoding).toBe("every-frame");
    expect(readMp4(plain.mp4).video.samples).toBe(readMp4(film.mp4).video.samples);
    for (const frame of [20, 100]) {
      const [one, other] = [greyFrame(film.mp4, frame), greyFrame(plain.mp4, frame)];
      const squares = one.reduce((sum, x, i) => sum + (x - (other[i] ?? 0)) ** 2, 0) / one.length;
      expect(10 * Math.log10(255 ** 2 / Math.max(squares, 1e-9))).toBeGreaterThan(40);
    }
  });

  it("lights the word that is being said, and no other", () => {
    const word = track.plan.captions[4];
    const shot = shotOf("1:1");
    const frame = greyFrame(film.mp4, Math.ceil(((word?.start ?? 0) + 0.03) * 30));
    const glow = shot.boxes.map((box) => frame[(box.y - 2) * 1080 + Math.round(box.x + box.width / 2)] ?? 0);
    const lit = glow.flatMap((level, i) => (level > (glow[0] ?? 0) + 15 ? [i] : []));
    expect(lit).toEqual([4]);
  });

  it("keeps sound in step with the plan", () => {
    const decoded = decodedSound(film.mp4);
    const size = 4800;
    const envelope = (samples: Int16Array, shift = 0) =>
      Array.from({ length: 30 }, (_, i) =>
        Math.sqrt(
          samples.subarray(i * size + shift, (i + 1) * size + shift).reduce((sum, x) => sum + x * x, 0) /
            size,
        ),
      );
    const wanted = envelope(track.sound.samples);
    const off = (shift: number) =>
      envelope(decoded, shift).reduce((sum, x, i) => sum + Math.abs(x - (wanted[i] ?? 0)), 0);
    expect(off(0)).toBeLessThan(Math.min(off(1920), off(960)));
    expect(Math.abs(decoded.length / OUTPUT_RATE - planned)).toBeLessThan(0.04);
  });

  it("plays and seeks in a browser", async () => {
    const host = await fileHost(new Map([["/clip.mp4", film.mp4]]));
    const { executablePath, env, needsNoSandbox } = findChromium();
    const browser = await chromium.launch({
      executablePath,
      env: { ...(process.env as Record<string, string>), ...env },
      args: ["--autoplay-policy=no-user-gesture-required", ...(needsNoSandbox ? ["--no-sandbox"] : [])],
    });
    try {
      const page = await browser.newPage();
      await page.setContent(`<video muted src="${host.origin}/clip.mp4"></video>`);
      const seen = await page.evaluate(async () => {
        const video = document.querySelector("video");
        if (!video) throw new Error("no video");
        const once = (name: string) =>
          new Promise((resolve) => video.addEventListener(name, resolve, { once: true }));
        if (video.readyState < 2) await once("loadeddata");
        const moved = once("timeupdate");
        await video.play();
        await moved;
        video.pause();
        const seeked = once("seeked");
        video.currentTime = 2.5;
        await seeked;
        return {
          width: video.videoWidth,
          duration: video.duration,
          at: video.currentTime,
          error: video.error?.message,
        };
      });
      expect(seen).toEqual({ width: 1080, duration: expect.closeTo(planned, 1), at: 2.5, error: undefined });
    } finally {
      await browser.close();
      await host.close();
    }
  });
});

it("gives the same bytes for the same plan", async () => {
  const again = await makeSound(studio.eventFor(talk), studio.env);
  expect(hashOf(again.sound.samples)).toBe(hashOf(track.sound.samples));
});
