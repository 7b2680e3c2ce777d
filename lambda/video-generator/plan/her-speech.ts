import type { ClipSpan } from "../../../types/clip";
import { findBest, toSearchable } from "../sound/correlate";
import type { Pcm } from "../sound/pcm";
import { resample } from "../sound/resample";
import type { Roles } from "./clip-plan";
import { FRAME_SECONDS, framesWithin, levelsOf, meanLevel } from "./levels";
import { join, widen } from "./spans";
import { type PlannedTurn, spansOf } from "./words";

/** How far under her usual level she still counts as speaking. */
const QUIETER_DB = 18;
/** What is that much quieter than the agent at the same time is taken for the agent's bleed into her microphone. */
const BLEED_DB = 8;
const NEVER_SPEECH_DB = -55;
const BEFORE_SECONDS = 0.05;
const LEAST_TAIL_SECONDS = 0.15;
const SEARCH_RATE = 8000;
const WINDOW_SECONDS = 0.4;
const MAX_ECHO_SECONDS = 1;
const MIN_ECHO_CORRELATION = 0.3;
const PROBES = 6;

/**
 * When the physician may be heard in the agent's channel, in seconds of the recording: at her words, wherever her own
 * channel is loud without the agent being the cause, and as long after as her echo takes to arrive.
 */
export function herSpeech(pcm: Pcm, roles: Roles, turns: readonly PlannedTurn[]): ClipSpan[] {
  const said = join(spansOf(turns, "user"));
  const tail = LEAST_TAIL_SECONDS + echoDelay(pcm, roles, said);
  return join(widen([...said, ...untranscribed(pcm, roles, said)], BEFORE_SECONDS, tail), 0.1);
}

function untranscribed(pcm: Pcm, roles: Roles, said: readonly ClipSpan[]): ClipSpan[] {
  const [hers, agents] = [levelsOf(pcm, roles.physician), levelsOf(pcm, roles.agent)];
  const loudEnough = Math.max(NEVER_SPEECH_DB, meanLevel(hers, said) - QUIETER_DB);
  const spans: ClipSpan[] = [];
  for (let i = 0; i < hers.db.length; i += 1) {
    const level = hers.db[i] ?? 0;
    const agent = Math.max(agents.db[i - 1] ?? -90, agents.db[i] ?? -90, agents.db[i + 1] ?? -90);
    if (level < loudEnough || level < agent - BLEED_DB) continue;
    const start = hers.startSeconds + i * FRAME_SECONDS;
    spans.push({ start, end: start + FRAME_SECONDS });
  }
  // Single clicks are no speech.
  return join(spans, 0.05).filter(({ start, end }) => end - start >= 0.06);
}

/** How long her voice takes into the agent's channel, when it gets there at all; 0 else. */
function echoDelay(pcm: Pcm, roles: Roles, said: readonly ClipSpan[]): number {
  const [hers, agents] = [roles.physician, roles.agent].map((channel) =>
    resample(pcm.channels[channel] ?? new Float32Array(), pcm.sampleRate, SEARCH_RATE),
  );
  if (!hers || !agents) return 0;
  const size = WINDOW_SECONDS * SEARCH_RATE;
  const delays = loudestWindows(pcm, roles, said).map((start) => {
    const at = Math.round((start - pcm.firstFrame / pcm.sampleRate) * SEARCH_RATE);
    const there = agents.subarray(at, at + size + MAX_ECHO_SECONDS * SEARCH_RATE);
    const [found] = findBest([hers.subarray(at, at + size)], toSearchable(there, size));
    return found && found.correlation >= MIN_ECHO_CORRELATION ? found.at / SEARCH_RATE : 0;
  });
  return Math.max(0, ...delays);
}

function loudestWindows(pcm: Pcm, roles: Roles, said: readonly ClipSpan[]): number[] {
  const levels = levelsOf(pcm, roles.physician);
  const starts = said.flatMap(({ start, end }) =>
    Array.from({ length: Math.floor((end - start) / WINDOW_SECONDS) }, (_, i) => start + i * WINDOW_SECONDS),
  );
  const levelAt = (start: number) => meanLevel(levels, [{ start, end: start + WINDOW_SECONDS }]);
  return starts
    .filter((start) => framesWithin(levels, [{ start, end: start + WINDOW_SECONDS }]).length > 0)
    .sort((a, b) => levelAt(b) - levelAt(a))
    .slice(0, PROBES);
}
