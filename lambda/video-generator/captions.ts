import type { CaptionWord } from "./plan/clip-plan";

const MAX_CUE_WORDS = 8;
const MAX_CUE_SECONDS = 5;
const LONG_PAUSE_SECONDS = 0.8;
const names = { agent: "Doc", user: "Physician" };

/** WebVTT (W3C) with a time before every word; cues break with turns, sentences and pauses. Hidden words read [bleep]. */
export function toVtt(captions: readonly CaptionWord[]): string {
  const cues = toCues([...captions].sort((a, b) => a.start - b.start));
  return `WEBVTT\n\n${cues.map((cue, i) => toText(cue, cues[i + 1]?.[0]?.start)).join("\n\n")}\n`;
}

function toCues(words: readonly CaptionWord[]): CaptionWord[][] {
  const cues: CaptionWord[][] = [];
  for (const word of words) {
    const cue = cues.at(-1);
    const [first, last] = [cue?.[0], cue?.at(-1)];
    const isNew =
      !cue ||
      !first ||
      !last ||
      last.turn !== word.turn ||
      cue.length >= MAX_CUE_WORDS ||
      word.start - last.end > LONG_PAUSE_SECONDS ||
      word.end - first.start > MAX_CUE_SECONDS ||
      (/[.?!]$/.test(last.text) && cue.length >= 3);
    if (isNew) cues.push([word]);
    else cue.push(word);
  }
  return cues;
}

function toText(cue: readonly CaptionWord[], next: number | undefined): string {
  const [first, last] = [cue[0], cue.at(-1)];
  if (!first || !last) return "";
  const end = Math.max(first.start + 0.1, Math.min(last.end + 0.2, next ?? Infinity));
  const words = cue.filter((word, i) => !(word.isHidden && cue[i - 1]?.isHidden));
  const line = words.map(
    (word, i) => `${i === 0 ? "" : `<${clock(word.start)}>`}<c>${escapeText(word.text)}</c>`,
  );
  return `${clock(first.start)} --> ${clock(end)}\n<v ${names[first.role]}>${line.join(" ")}</v>`;
}

/** hh:mm:ss.ttt */
function clock(seconds: number): string {
  const ms = Math.round(seconds * 1000);
  const part = (value: number, width: number) => String(value).padStart(width, "0");
  const [h, m, s] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1000) % 60];
  return `${part(h, 2)}:${part(m, 2)}:${part(s, 2)}.${part(ms % 1000, 3)}`;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeText = (text: string) =>
  text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign).replace(/\s+/g, " ");
