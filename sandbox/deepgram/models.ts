import type { Voice } from "../voice/voices";

const masculine =
  "apollo arcas aries atlas draco hermes hyperion janus jupiter mars neptune odysseus orion orpheus pluto saturn zeus";
const feminine =
  "amalthea andromeda asteria athena aurora callista cora cordelia delia electra harmonia helena hera iris juno luna minerva ophelia pandora phoebe selene thalia theia vesta";

/** Those that the clips ask for: like neither Doc nor the caller of a call here, and like each other even less. */
const own: Record<string, Voice> = {
  "aura-2-arcas-en": { name: "en-gb-x-rp+m2", wordsPerMinute: 150, pitch: 80, range: 50 },
  "aura-2-athena-en": { name: "en-gb-x-rp+f5", wordsPerMinute: 150, pitch: 80, range: 50 },
};
const man: Voice = { name: "en-gb-x-rp+Michael", wordsPerMinute: 145, pitch: 50, range: 50 };
const woman: Voice = { name: "en-gb-x-rp+aunty", wordsPerMinute: 150, pitch: 60, range: 50 };

const voices = new Map<string, Voice>([
  ...named("aura-2", masculine, man),
  ...named("aura-2", feminine, woman),
  ...named("aura", "angus arcas helios orion orpheus perseus zeus", man),
  ...named("aura", "asteria athena hera luna stella", woman),
  ...Object.entries(own),
]);

/** Who speaks for an English model of Aura; undefined when Deepgram has no such model. */
export const voiceOf = (model: string): Voice | undefined => voices.get(model);

function named(family: string, names: string, voice: Voice): [string, Voice][] {
  return names.split(" ").map((name) => [`${family}-${name}-en`, voice]);
}
