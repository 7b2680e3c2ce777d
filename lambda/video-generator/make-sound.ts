import type { ClipCheck, ClipEvent, ClipSpan } from "../../types/clip";
import type { Env } from "./env";
import { ClipError } from "./errors";
import { fetchRecording } from "./fetch/recording";
import type { ClipPlan } from "./plan/clip-plan";
import { detectRoles } from "./plan/detect-roles";
import { herSpeech } from "./plan/her-speech";
import { type Line, toSegments } from "./plan/lines";
import { planOriginal } from "./plan/original";
import { canKeepAgent, type KeptAgent, planRecreated } from "./plan/recreated";
import { type PlannedTurn, spansOf, turnsWithin } from "./plan/words";
import { hashOf, highestCorrelation, isFreeOf } from "./sound/check";
import type { Pcm } from "./sound/pcm";
import { layTracks, type Material, mixTracks, renderSound, type Sound } from "./sound/render";
import { retime } from "./voice/retime";
import { speakLines } from "./voice/speak";
import type { SpokenLine } from "./voice/spoken-line";

export type Soundtrack = { plan: ClipPlan; sound: Sound; check: Omit<ClipCheck, "encoding"> };

/**
 * More than two different voices ever reach among each other in half a second of words; a voice that is there stands near 1.
 * By chance a minute of talk gets to 0.41, so 0.35 would refuse good clips; and windows beyond her words to 0.6: they hold
 * scraps of words, which are like anything, and Doc's bleed, which is in the clip. isFreeOf tells whether anything of hers is.
 */
const LEAK = 0.6;

/** Plans the clip, renders its sound and holds it against the recording. Throws rather than let her voice through. */
export async function makeSound(event: ClipEvent, env: Env): Promise<Soundtrack> {
  const bounds = { start: event.startSeconds, end: event.endSeconds };
  return event.anonymize ? anonymous(event, bounds, env) : original(event, bounds, env);
}

async function original(event: ClipEvent, bounds: ClipSpan, env: Env): Promise<Soundtrack> {
  const recording = await fetchRecording(event.recordingUrl, bounds, env.RECORDING_ORIGINS);
  const turns = turnsWithin(event.turns, bounds, event.hidden);
  const source = { sampleRate: recording.sampleRate, channels: recording.channels.length };
  const plan = freeze(planOriginal(bounds, source, turns, event.hidden));
  const sound = renderSound(plan, { recording, speech: new Map() });
  return { plan, sound, check: toCheck(plan, sound, null, null) };
}

async function anonymous(event: ClipEvent, bounds: ClipSpan, env: Env): Promise<Soundtrack> {
  const turns = withPhysician(turnsWithin(event.turns, bounds, event.hidden), event);
  const recording = await recordingFor(event, bounds, env);
  const kept = recording && keptAgent(recording, turns);
  const say = speaker(env);
  const first = kept ? await attempt(event, say, turns, recording, kept) : null;
  return first ?? (await attempt(event, say, turns, recording, null)) ?? refuse();
}

type Speaker = (lines: readonly Line[]) => Promise<ReadonlyMap<string, SpokenLine>>;

/** Speaks each line once for this clip, in however many plans it is. */
function speaker(env: Env): Speaker {
  const spoken = new Map<string, SpokenLine>();
  const service = { apiKey: env.DEEPGRAM_API_KEY, baseUrl: env.DEEPGRAM_BASE_URL };
  return (lines) => speakLines(lines, service, spoken);
}

/** One plan, rendered and checked; null when the check finds her voice in it. */
async function attempt(
  event: ClipEvent,
  say: Speaker,
  turns: readonly PlannedTurn[],
  recording: Pcm | null,
  kept: KeptAgent | null,
): Promise<Soundtrack | null> {
  const lines = turns
    .filter(({ role }) => role === "user" || !kept)
    .flatMap(toSegments)
    .flatMap((segment) => (segment.kind === "line" ? [segment.line] : []));
  const spoken = await say(lines);
  const speech = recording
    ? retime(spoken, turns, recording, (role) => heardIn(recording, kept, role))
    : spoken;
  const plan = freeze(planRecreated(turns, event.hidden, speech, kept));
  const material: Material = { recording: kept ? recording : null, speech };
  const tracks = layTracks(plan, material);
  const sound = mixTracks(plan, tracks);
  const isFree = isFreeOf(plan, material, kept?.her ?? [], tracks);
  const correlation = recording && correlationWith(recording, kept, spansOf(turns, "user"), sound);
  if (!isFree || (correlation ?? 0) > LEAK) return null;
  return { plan, sound, check: toCheck(plan, sound, isFree, correlation) };
}

/** Where a party is heard: in one channel, or in any. */
function heardIn(recording: Pcm, kept: KeptAgent | null, role: PlannedTurn["role"]): number[] {
  if (kept) return [role === "user" ? kept.roles.physician : kept.roles.agent];
  return recording.channels.map((_, channel) => channel);
}

/** Her channel where it is known; else the worst of all. */
function correlationWith(
  recording: Pcm,
  kept: KeptAgent | null,
  said: readonly ClipSpan[],
  sound: Sound,
): number | null {
  const channels = heardIn(recording, kept, "user");
  const found = channels.map((channel) => highestCorrelation(recording, channel, said, sound.samples));
  return found.reduce((most, one) => (one === null || (most ?? 0) > one ? most : one), null);
}

/**
 * The recording by channels, or at least mixed; null when there is none to be had. That costs the agent his own voice, and
 * captions their last hundredths, but no clip: the voices can be made from the text alone.
 */
async function recordingFor(event: ClipEvent, bounds: ClipSpan, env: Env): Promise<Pcm | null> {
  for (const address of [event.multiChannelUrl, event.recordingUrl]) {
    try {
      if (address) return await fetchRecording(address, bounds, env.RECORDING_ORIGINS);
    } catch (error) {
      const isRefused = !(error instanceof ClipError) || error.code === "bad_input";
      if (isRefused) throw error;
    }
  }
  return null;
}

function keptAgent(recording: Pcm, turns: readonly PlannedTurn[]): KeptAgent | null {
  const roles = detectRoles(recording, turns);
  if (!roles) return null;
  const her = herSpeech(recording, roles, turns);
  if (!canKeepAgent(turns, her)) return null;
  const { sampleRate, firstFrame } = recording;
  return { roles, sampleRate, firstFrame, endFrame: firstFrame + (recording.channels[0]?.length ?? 0), her };
}

/** Her part may come as text alone; then nothing of it can be hidden by its time. */
function withPhysician(turns: readonly PlannedTurn[], { physicianText, hidden }: ClipEvent): PlannedTurn[] {
  const isUntimed = turns.some(({ role, words }) => role === "user" && words.length === 0);
  const isMissing = turns.every(({ role }) => role === "agent");
  if ((isUntimed || isMissing) && hidden.length > 0) refuse();
  const added = { index: -1, role: "user" as const, text: physicianText, words: [] };
  const all = isMissing && physicianText.trim() ? [added, ...turns] : [...turns];
  if (all.length === 0) refuse();
  return all.map((turn) =>
    turn.role === "user" && !turn.text && !turn.words.length ? { ...turn, text: physicianText } : turn,
  );
}

function refuse(): never {
  throw new ClipError(
    "cannot_anonymise",
    "Your voice could not be replaced with certainty, so there is no clip.",
  );
}

function toCheck(
  plan: ClipPlan,
  sound: Sound,
  isFree: boolean | null,
  correlation: number | null,
): Soundtrack["check"] {
  return {
    voices: plan.voices,
    planHash: hashOf(JSON.stringify(plan)),
    audioHash: hashOf(sound.samples),
    isFreeOfPhysician: isFree,
    highestCorrelation: correlation,
    loudnessLufs: Number.isFinite(sound.loudnessLufs) ? Math.round(sound.loudnessLufs * 10) / 10 : null,
  };
}

/** From here on nothing changes how the clip sounds: it has been through JSON, and cannot be written to. */
function freeze(plan: ClipPlan): ClipPlan {
  return JSON.parse(JSON.stringify(plan), (_, value) => Object.freeze(value));
}
