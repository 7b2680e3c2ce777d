import type { CaptionWord } from "../plan/clip-plan";

/** One change of the picture, at a frame: which word is lit (an index into the captions) and whether the end card shows. */
export type Change = { frame: number; lit: number | null; isEndCard: boolean; isKey: boolean };

export const FRAMES_PER_SECOND = 30;
const KEY_FRAMES = 4 * FRAMES_PER_SECOND;
/** The waveform moves on at least that often. */
const STEP_FRAMES = 15;
/** A word stays lit over a shorter pause than this. */
const PAUSE_SECONDS = 0.25;

/**
 * When the picture changes: at each word, when words pause, at least twice a second, and to the end card. The first change is
 * at frame 0, frames ascend, and a key frame comes at the first change after every four seconds.
 */
export function scoreOf(
  captions: readonly CaptionWord[],
  soundSeconds: number,
  totalFrames: number,
): Change[] {
  const endCard = Math.min(totalFrames - 1, Math.round(soundSeconds * FRAMES_PER_SECOND));
  const lit = new Map<number, number | null>([[0, null]]);
  const timed = captions.map((word, index) => ({ ...word, index })).sort((a, b) => a.start - b.start);
  timed.forEach((word, i) => {
    const next = timed[i + 1]?.start ?? soundSeconds;
    lit.set(toFrame(word.start), word.index);
    const end = toFrame(word.end);
    if (next - word.end > PAUSE_SECONDS && !lit.has(end)) lit.set(end, null);
  });
  const changes: Change[] = [];
  let current: number | null = null;
  for (let frame = 0; frame < endCard; frame += 1) {
    const last = changes.at(-1)?.frame ?? -STEP_FRAMES;
    if (!lit.has(frame) && frame - last < STEP_FRAMES) continue;
    current = lit.has(frame) ? (lit.get(frame) ?? null) : current;
    changes.push({ frame, lit: current, isEndCard: false, isKey: false });
  }
  changes.push({ frame: endCard, lit: null, isEndCard: true, isKey: false });
  return withKeys(changes);
}

function withKeys(changes: readonly Change[]): Change[] {
  let last = -KEY_FRAMES;
  return changes.map((change) => {
    const isKey = change.isEndCard || change.frame - last >= KEY_FRAMES;
    if (isKey) last = change.frame;
    return { ...change, isKey };
  });
}

const toFrame = (seconds: number) => Math.max(0, Math.round(seconds * FRAMES_PER_SECOND));
