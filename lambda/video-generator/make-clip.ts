import { setTimeout as wait } from "node:timers/promises";
import { type ClipEvent, type ClipMade, clipSizes } from "../../types/clip";
import { toVtt } from "./captions";
import type { Env } from "./env";
import { ClipError } from "./errors";
import { makeSound } from "./make-sound";
import { decodePng, type Picture } from "./picture/png";
import type { Store } from "./store";
import { findFfmpeg } from "./video/ffmpeg";
import { makeFilm } from "./video/make-film";
import { workOf } from "./work-hash";

const LOOKS = 10;
const LOOK_PAUSE_MS = 200;

/** Makes the clip, or finds it made; both ways the same object and the same answer. Throws ClipError. */
export async function makeClip(event: ClipEvent, env: Env, store: Store): Promise<ClipMade> {
  const work = workOf(event);
  const found = await store.find(event.outputKey, work);
  if (found.made) return found.made;
  const [picture, { plan, sound, check }] = await Promise.all([
    fetchPicture(event, store),
    makeSound(event, env),
  ]);
  const ffmpeg = findFfmpeg(env.FFMPEG_PATH);
  const { boxes, format } = event;
  const film = await makeFilm({ plan, sound: sound.samples, picture, boxes, format, ffmpeg });
  const made: ClipMade = {
    success: true,
    clipUrl: store.addressOf(event.outputKey),
    s3Key: event.outputKey,
    captionsS3Key: event.outputKey.replace(/mp4$/, "vtt"),
    durationSeconds: film.durationSeconds,
    check: { ...check, encoding: film.encoding },
  };
  const isOurs = await store.putClip(film.mp4, toVtt(plan.captions), made, work, found);
  return isOurs ? made : madeByAnother(event, work, store);
}

/** What a run of the same work leaves that was faster: its captions come right after its clip. */
async function madeByAnother(event: ClipEvent, work: string, store: Store): Promise<ClipMade> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const { made } = await store.find(event.outputKey, work);
    if (made) return made;
    await wait(LOOK_PAUSE_MS);
  }
  throw new ClipError("render_failed", "The clip was being made by another, who did not finish it.");
}

async function fetchPicture(event: ClipEvent, store: Store): Promise<Picture> {
  const file = await store.picture(event.imageS3Key);
  const picture = decodePng(file, clipSizes[event.format]);
  if (!picture)
    throw new ClipError("bad_input", "The picture cannot be read, or is not of the format's size.");
  return picture;
}
