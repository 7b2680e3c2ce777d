/** Root mean square of a block of samples in -1..1. */
export function rms(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / samples.length);
}

/** Loudness as the eye wants it: 0 at -50 dBFS and below, 1 at -10 dBFS and above. */
export function toLevel(loudness: number): number {
  if (loudness <= 0) return 0;
  const decibels = 20 * Math.log10(loudness);
  return Math.min(1, Math.max(0, (decibels + 50) / 40));
}

/** Thresholds on RMS. Browsers' noise suppression gives near silence between words, so silence alone proves nothing. */
export const hearing = {
  voiceRms: 0.012,
  silenceRms: 0.0006,
  talkingMutedMs: 600,
  hintStaysMs: 4000,
  silentTurnMs: 12_000,
} as const;

export type Sample = { atMs: number; loudness: number; isMuted: boolean; isAgentTalking: boolean };
export type Hint = "muted_but_talking" | "cannot_hear" | undefined;
export type Activity = {
  atMs: number | undefined;
  mutedVoiceMs: number;
  silentMs: number;
  lastMutedVoiceAtMs: number | undefined;
  hint: Hint;
};

export const noActivity: Activity = {
  atMs: undefined,
  mutedVoiceMs: 0,
  silentMs: 0,
  lastMutedVoiceAtMs: undefined,
  hint: undefined,
};

/** Longest step that counts: a tab in the background samples rarely, and its gaps say nothing. */
const longestStepMs = 250;

/**
 * What the caller should be told, from the local microphone alone. "You're muted but talking" after 0.6 s of voice
 * while muted; "we can't hear you" after 12 s of the caller's own turn (Doc's talking does not count) in which the
 * microphone gave nothing at all.
 */
export function hear(activity: Activity, sample: Sample): Activity {
  const stepMs = Math.min(longestStepMs, Math.max(0, sample.atMs - (activity.atMs ?? sample.atMs)));
  const isVoice = sample.loudness >= hearing.voiceRms;
  return sample.isMuted
    ? hearMuted(activity, sample, isVoice, stepMs)
    : hearOpen(activity, sample, isVoice, stepMs);
}

function hearMuted(activity: Activity, sample: Sample, isVoice: boolean, stepMs: number): Activity {
  const lastMutedVoiceAtMs = isVoice ? sample.atMs : activity.lastMutedVoiceAtMs;
  const quietForMs = sample.atMs - (lastMutedVoiceAtMs ?? sample.atMs);
  // Half of a gap is taken off again, so that words with breaths between them add up and a slammed door does not.
  const mutedVoiceMs = isVoice
    ? activity.mutedVoiceMs + stepMs
    : Math.max(0, activity.mutedVoiceMs - stepMs / 2);
  const wasTold = activity.hint === "muted_but_talking" && quietForMs < hearing.hintStaysMs;
  const hint = wasTold || mutedVoiceMs >= hearing.talkingMutedMs ? "muted_but_talking" : undefined;
  return { atMs: sample.atMs, mutedVoiceMs, silentMs: 0, lastMutedVoiceAtMs, hint };
}

function hearOpen(activity: Activity, sample: Sample, isVoice: boolean, stepMs: number): Activity {
  const isSilent = sample.loudness < hearing.silenceRms;
  const silentMs = isVoice || !isSilent ? 0 : activity.silentMs + (sample.isAgentTalking ? 0 : stepMs);
  const hint = silentMs >= hearing.silentTurnMs ? "cannot_hear" : undefined;
  return { atMs: sample.atMs, mutedVoiceMs: 0, silentMs, lastMutedVoiceAtMs: undefined, hint };
}
