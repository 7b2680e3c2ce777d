import type pg from "pg";
import { fetchRecording } from "../../lambda/video-generator/fetch/recording";
import { highestCorrelation } from "../../lambda/video-generator/sound/check";
import { OUTPUT_RATE } from "../../lambda/video-generator/sound/loudness";
import type { Pcm } from "../../lambda/video-generator/sound/pcm";
import type { Utterance } from "../../types/call";
import type { ClipSpan } from "../../types/clip";
import { soundOf } from "./bleeps";
import { complain, type Desk } from "./desk";

/** What a physician said in a held call, where it is recorded apart. */
export type HerVoice = { recording: Pcm; channel: number; said: ClipSpan[] };

/** As where clips are made (lambda/video-generator/anonymity.test.ts): another voice stays below, her own is far above. */
const MOST_LIKE_ANOTHER = 0.35;
const LEAST_LIKE_HER = 0.8;

/** Her words in a call's recording by channels, read from where Retell keeps it. */
export async function herVoiceIn(database: pg.Pool, callId: string, origin: string): Promise<HerVoice> {
  const { rows } = await database.query(
    "select recording_multi_channel_url as url, transcript from app.calls where call_id = $1",
    [callId],
  );
  const transcript: Utterance[] = rows[0]?.transcript ?? [];
  const said = transcript
    .filter(({ role }) => role === "user")
    .flatMap(({ words }) => words)
    .flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [{ start, end }]));
  const bounds = { start: 0, end: Math.max(...said.map(({ end }) => end)) };
  const recording = await fetchRecording(rows[0]?.url, bounds, [origin]);
  return { recording, channel: loudestDuring(recording, said), said };
}

/** The channel that holds most of the sound of these stretches. */
export function loudestDuring({ channels, sampleRate, firstFrame }: Pcm, said: readonly ClipSpan[]): number {
  const powers = channels.map((samples) =>
    said
      .map(({ start, end }) =>
        samples
          .subarray(Math.round(start * sampleRate) - firstFrame, Math.round(end * sampleRate) - firstFrame)
          .reduce((sum, x) => sum + x * x, 0),
      )
      .reduce((sum, x) => sum + x, 0),
  );
  return powers.indexOf(Math.max(...powers));
}

/** Nothing in an anonymised film is like her voice; in one that is not, it is known again, or the measure means nothing. */
export async function compareVoices(
  { noted: { clips }, noted }: Desk,
  film: Uint8Array,
  hers: HerVoice,
  isAnonymized: boolean,
): Promise<void> {
  const sound = await soundOf(film, OUTPUT_RATE);
  const likeness = highestCorrelation(hers.recording, hers.channel, hers.said, sound);
  if (likeness === null) return;
  if (isAnonymized) clips.unlikeHer.push(likeness);
  else clips.likeHer.push(likeness);
  const wrong = whatIsWrong(likeness, isAnonymized);
  if (wrong) complain(noted, 6, wrong);
}

export function whatIsWrong(likeness: number, isAnonymized: boolean): string | undefined {
  if (isAnonymized && likeness >= MOST_LIKE_ANOTHER)
    return `an anonymised film is like her voice (${likeness})`;
  if (!isAnonymized && likeness < LEAST_LIKE_HER) return `her own voice is not known again (${likeness})`;
  return undefined;
}
