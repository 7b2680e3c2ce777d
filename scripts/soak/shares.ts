import type { ClipView } from "../../types/clip";
import { bleepTimes, isBleep, soundOf } from "./bleeps";
import { complain, type Desk } from "./desk";
import { compareVoices, type HerVoice } from "./her-voice";
import { newAddress } from "./people";

/** The names in `LINES`, which every clip hides; the second is long enough to turn up in a film's bytes by no accident. */
const HIDDEN = /anna|kowalski/i;
const LONG_HIDDEN = /kowalski/i;

export const pathOf = (clip: ClipView) => new URL(clip.shareUrl ?? "").pathname;

/** As a stranger: page, film and captions of a share hold nothing that was hidden, and the film's object is for this link alone. */
export async function lookAtShare(desk: Desk, clip: ClipView, hers: HerVoice): Promise<void> {
  const { traffic, noted } = desk;
  const address = newAddress();
  const path = pathOf(clip);
  const page = await traffic.ask("GET /share/{token}", path, { address });
  const video = await traffic.ask("GET /share/{token}/video", `${path}/video`, {
    address,
    expect: [302, 307],
  });
  const captions = await traffic.ask("GET /share/{token}/captions", `${path}/captions`, { address });
  if (captions.text.startsWith("WEBVTT")) noted.clips.captions += 1;
  if (HIDDEN.test(captions.text) || LONG_HIDDEN.test(page.text))
    complain(desk.noted, 7, "a hidden word can be read");
  const film = video.headers.get("location");
  if (!film) return;
  const signedAtMs = Date.now();
  const bytes = await load(film);
  if (bytes) {
    noted.media.push({ clipId: clip.clipId, address: film, signedAtMs, isRevoked: false });
    await compareVoices(desk, bytes, hers, clip.isAnonymized);
    await listen(desk, bytes, captions.text);
  }
  await tryOtherAddresses(desk, film, clip);
}

async function load(film: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(film).catch(() => undefined);
  const bytes = answer?.ok ? await answer.arrayBuffer().catch(() => undefined) : undefined;
  return bytes && new Uint8Array(bytes);
}

/** Where a word is hidden the tone is heard, and nothing else. */
async function listen(desk: Desk, film: Uint8Array, captions: string): Promise<void> {
  if (!captions.startsWith("WEBVTT")) return;
  if (LONG_HIDDEN.test(Buffer.from(film).toString("latin1")))
    complain(desk.noted, 7, "a hidden word stands in a film");
  const times = bleepTimes(captions);
  if (times.length === 0) return complain(desk.noted, 7, "nothing is hidden in the captions");
  const sound = await soundOf(film);
  if (times.every((at) => isBleep(sound, at))) desk.noted.clips.heard += 1;
  else complain(desk.noted, 7, "something else than the tone is heard where a word is hidden");
}

/** The film's own address without its signature, and with it that of another's film. */
async function tryOtherAddresses(desk: Desk, film: string, { clipId }: ClipView): Promise<void> {
  const bare = new URL(film);
  bare.search = "";
  const other = desk.noted.made.find((made) => made.clipId !== clipId);
  const tried = [bare.href, ...(other ? [film.replace(clipId, other.clipId)] : [])];
  for (const address of tried) {
    const answer = await fetch(address).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) complain(desk.noted, 9, "a film was given without a signature of its own");
    else if (answer) desk.noted.strangers += 1;
  }
}
