import { RetellError } from "./errors";

export type Voice = {
  voice_id: string;
  voice_name: string;
  provider: "elevenlabs" | "openai" | "cartesia" | "minimax" | "platform";
  gender: "male" | "female";
  accent: string;
  age: string;
  preview_audio_url: string;
};

const rows = [
  ["retell", "Cimo", "female", "American", "Middle Aged"],
  ["retell", "Marissa", "female", "American", "Middle Aged"],
  ["retell", "Brynne", "female", "American", "Young"],
  ["retell", "Hollis", "male", "American", "Middle Aged"],
  ["cartesia", "Cimo", "female", "American", "Middle Aged"],
  ["cartesia", "Willa", "female", "American", "Middle Aged"],
  ["cartesia", "Tobias", "male", "British", "Young"],
  ["minimax", "Cimo", "female", "American", "Middle Aged"],
  ["minimax", "Renard", "male", "American", "Old"],
  ["11labs", "Adrian", "male", "American", "Young"],
  ["11labs", "Delphine", "female", "British", "Middle Aged"],
  ["11labs", "Nadia", "female", "Indian", "Young"],
  ["openai", "Alloy", "female", "American", "Young"],
  ["openai", "Onyx", "male", "American", "Middle Aged"],
] as const;

const providers = {
  retell: "platform",
  cartesia: "cartesia",
  minimax: "minimax",
  "11labs": "elevenlabs",
  openai: "openai",
} as const;

/** Invented, but of the service's form: the id is the prefix of the provider and the name. */
export const voices: Voice[] = rows.map(([prefix, name, gender, accent, age]) => ({
  voice_id: `${prefix}-${name}`,
  voice_name: name,
  provider: providers[prefix],
  gender,
  accent,
  age,
  preview_audio_url: `https://voices.example/${prefix}-${name}.mp3`,
}));

export function getVoice(id: string): Voice {
  const voice = voices.find((v) => v.voice_id === id);
  if (!voice) throw new RetellError(422);
  return voice;
}

/** A fallback only helps when another provider speaks it. */
export function checkVoices(voiceId: string, fallbackIds: string[] | null | undefined): void {
  const { provider } = getVoice(voiceId);
  if (fallbackIds?.some((id) => getVoice(id).provider === provider)) {
    throw new RetellError(400, "fallback_voice_ids must be of another provider than voice_id.");
  }
}
