import type { Voice } from "@/lib/vendors/retell-admin";
import type { VoiceTraits } from "@/types/persona";

export type VoiceChoice = { voice: Voice; why: string };

/** Only breaks ties: Retell's own voices need no second vendor to be up, the next two answer fastest. */
const providerOrder = ["platform", "cartesia", "elevenlabs", "minimax", "inworld", "openai", "fish_audio"];

/**
 * The voice that fits best, and why; undefined when none has the wanted gender. The same list in any order gives
 * the same voice: accent counts more than age, age more than provider, and the id decides the rest.
 */
export function chooseVoice(voices: Voice[], traits: VoiceTraits): VoiceChoice | undefined {
  const ranked = voices
    .filter((voice) => isSame(voice.gender, traits.gender))
    .map((voice) => ({ voice, score: score(voice, traits) }))
    .sort((a, b) => b.score - a.score || (a.voice.id < b.voice.id ? -1 : 1));
  const [best, next] = ranked;
  if (!best) return undefined;
  const runnerUp = next ? `; next best is ${next.voice.id}` : "";
  return { voice: best.voice, why: `${describeVoice(best.voice)}; best of ${voices.length}${runnerUp}` };
}

/** Whether a voice that an agent already has may stay: right gender, and no other accent than the wanted one. */
export function isFitting(voice: Voice, traits: VoiceTraits): boolean {
  return isSame(voice.gender, traits.gender) && (!voice.accent || isSame(voice.accent, traits.accent));
}

export function describeVoice({ name, gender, accent, age, provider }: Voice): string {
  const traits = [gender, accent ?? "no stated accent", age ?? "no stated age"].map((t) => t.toLowerCase());
  return `${name} (${traits.join(", ")}; ${provider})`;
}

function score(voice: Voice, traits: VoiceTraits): number {
  const place = providerOrder.indexOf(voice.provider);
  const provider = place < 0 ? 0 : providerOrder.length - place;
  return 400 * rate(voice.accent, traits.accent) + 100 * rate(voice.age, traits.age) + provider;
}

/** 1 for the wanted trait, a half where nothing is stated, 0 for another. */
function rate(stated: string | undefined, wanted: string): number {
  if (!stated?.trim()) return 0.5;
  return isSame(stated, wanted) ? 1 : 0;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, "");
const isSame = (a: string, b: string) => plain(a) === plain(b);
