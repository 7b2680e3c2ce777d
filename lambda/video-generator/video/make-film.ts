import { type ClipFormat, type WordBox, waveformBands } from "../../../types/clip";
import { ClipError } from "../errors";
import { Canvas } from "../picture/canvas";
import { paintFilm } from "../picture/paint-film";
import type { Picture } from "../picture/png";
import { type Change, FRAMES_PER_SECOND, scoreOf } from "../picture/score";
import type { ClipPlan } from "../plan/clip-plan";
import { OUTPUT_RATE } from "../sound/loudness";
import { readAdts } from "./adts";
import { encode } from "./ffmpeg";
import { fillFrames, readTrack, type VideoTrack } from "./fill-frames";
import { writeMp4 } from "./mp4";

export type Shot = {
  plan: ClipPlan;
  sound: Int16Array;
  picture: Picture;
  boxes: readonly WordBox[];
  format: ClipFormat;
  ffmpeg: string;
};
export type FilmMade = { mp4: Buffer; encoding: "event-frames" | "every-frame"; durationSeconds: number };

/**
 * The clip as an MP4 at a constant 30 frames a second. Only frames that change are encoded and the rest filled in; where
 * the encoder's stream does not allow that, or `everyFrame` asks for it, each frame is encoded.
 */
export async function makeFilm(shot: Shot, everyFrame = false): Promise<FilmMade> {
  const { plan } = shot;
  const count = Math.round(((plan.soundSamples + plan.endCardSamples) * FRAMES_PER_SECOND) / OUTPUT_RATE);
  const changes = scoreOf(plan.captions, plan.soundSamples / OUTPUT_RATE, count);
  const every = everyFrame ? expand(changes, count) : changes;
  const { track, audio } = await film(shot, every);
  const frames = everyFrame
    ? track
    : fillFrames(
        track,
        changes.map(({ frame }) => frame),
        count,
      );
  if (!frames) return makeFilm(shot, true);
  const { width, height } = shot.picture;
  const audioSamples = Math.round((count * OUTPUT_RATE) / FRAMES_PER_SECOND);
  const rates = { framesPerSecond: FRAMES_PER_SECOND, audioRate: OUTPUT_RATE, audioSamples };
  const mp4 = writeMp4({ video: frames, audio: readAdts(audio), width, height, ...rates });
  return {
    mp4,
    encoding: everyFrame ? "every-frame" : "event-frames",
    durationSeconds: count / FRAMES_PER_SECOND,
  };
}

async function film(shot: Shot, changes: readonly Change[]): Promise<{ track: VideoTrack; audio: Buffer }> {
  const { plan, picture, sound } = shot;
  const scene = {
    canvas: new Canvas(picture),
    captions: plan.captions,
    boxes: shot.boxes,
    band: waveformBands[shot.format],
    sound: sound.subarray(0, plan.soundSamples),
    soundFrames: (plan.soundSamples * FRAMES_PER_SECOND) / OUTPUT_RATE,
  };
  const keys = changes.flatMap(({ isKey }, i) => (isKey ? [i] : []));
  const encoding = { width: picture.width, height: picture.height, framesPerSecond: FRAMES_PER_SECOND, keys };
  const { video, audio } = await encode(shot.ffmpeg, encoding, paintFilm(scene, changes), sound);
  const track = readTrack(video);
  if (!track || track.frames.length !== changes.length)
    throw new ClipError("render_failed", "The clip could not be encoded.");
  return { track, audio };
}

/** Each change held until the next, frame by frame. */
function expand(changes: readonly Change[], count: number): Change[] {
  let at = -1;
  return Array.from({ length: count }, (_, frame) => {
    const isNew = changes[at + 1]?.frame === frame;
    if (isNew) at += 1;
    const change = changes[at] ?? { lit: null, isEndCard: false, isKey: true };
    return { ...change, frame, isKey: isNew && change.isKey };
  });
}
