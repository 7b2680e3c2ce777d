import type { AgentConfig } from "./agent-schema";
import { extractField } from "./analysis-fields";
import type { Utterance } from "./media/contract";

export type Sentiment = "Negative" | "Positive" | "Neutral" | "Unknown";

export type CallAnalysis = {
  call_summary?: string;
  in_voicemail: boolean;
  user_sentiment?: Sentiment;
  call_successful?: boolean;
  custom_analysis_data: Record<string, unknown>;
};

const gladWords =
  /\b(thanks?|thank you|great|good|glad|love|loved|better|helpful|helped|nice|happy|laugh(ed|ing)?|funny|relief|relieved|perfect|appreciate)\b/gi;
const sadWords =
  /\b(tired|exhausted|awful|terrible|hate|angry|frustrat\w*|burn(ed|t)? out|burnout|worst|bad|sad|upset|annoy\w*|horrible|overwhelm\w*|drained|hell|cr(y|ied|ying)|stress\w*|anxious|hopeless)\b/gi;

const wordsOf = (transcript: Utterance[], role: Utterance["role"]): string =>
  transcript
    .filter((u) => u.role === role)
    .map((u) => u.content)
    .join(" ");

/** Post-call analysis by plain rules where the service asks a model: same fields, weaker judgement. */
export function toAnalysis(transcript: Utterance[], agent: AgentConfig, reason: string): CallAnalysis {
  const said = wordsOf(transcript, "user");
  const custom = (agent.post_call_analysis_data ?? []).flatMap((item) => {
    if (item.type === "system-presets") return [];
    const value = extractField(item, transcript);
    return value === undefined ? [] : [[item.name, value] as const];
  });
  const missing = (agent.post_call_analysis_data ?? []).some(
    (item) => item.type !== "system-presets" && item.required && !custom.some(([name]) => name === item.name),
  );
  const talked = said.trim() !== "" && !reason.startsWith("error_") && reason !== "voicemail_reached";
  return {
    call_summary: addressed(summarise(transcript, reason), summaryWish(agent)),
    in_voicemail: reason === "voicemail_reached",
    user_sentiment: toSentiment(said),
    call_successful: talked && !missing,
    custom_analysis_data: Object.fromEntries(custom),
  };
}

export function toSentiment(text: string): Sentiment {
  if (text.trim() === "") return "Unknown";
  const score = (text.match(gladWords)?.length ?? 0) - (text.match(sadWords)?.length ?? 0);
  if (score > 0) return "Positive";
  return score < 0 ? "Negative" : "Neutral";
}

const endings: Record<string, string> = {
  user_hangup: "The user ended the call.",
  agent_hangup: "The agent ended the call.",
  inactivity: "The call ended after a long silence.",
  max_duration_reached: "The call ended when its time was up.",
  manual_stopped: "The call was stopped through the API.",
  voicemail_reached: "A voicemail answered.",
};

const unheard: Record<string, string> = {
  dial_no_answer: "The phone rang and nobody answered.",
  dial_busy: "The line was busy.",
  user_declined: "The call was declined.",
  dial_failed: "The call could not be placed.",
};

/** What the agent's own wording of the preset asks for; empty when it leaves the preset as it is. */
function summaryWish(agent: AgentConfig): string {
  const preset = (agent.post_call_analysis_data ?? []).find(
    (item) => item.type === "system-presets" && item.name === "call_summary",
  );
  return preset && "description" in preset ? String(preset.description) : "";
}

/** A summary that is to speak to the caller does. */
function addressed(summary: string, wish: string): string {
  if (!/as "you"/.test(wish)) return summary;
  return summary
    .replace("What they said most about", "What you came back to")
    .replaceAll("The user", "You")
    .replaceAll("the user", "you");
}

/** Two or three sentences. */
export function summarise(transcript: Utterance[], reason: string): string {
  if (transcript.length === 0) return unheard[reason] ?? "Nobody spoke with anybody on this call.";
  const ending = endings[reason] ?? "The call was cut off.";
  const userTurns = transcript.filter((u) => u.role === "user" && u.content.trim() !== "");
  if (userTurns.length === 0) return `The agent answered, but the user said nothing. ${ending}`;
  const longest = userTurns.reduce((a, b) => (b.content.length > a.content.length ? b : a));
  const turns = userTurns.length === 1 ? "once" : `${userTurns.length} times`;
  const moods: Record<Sentiment, string> = {
    Positive: "sounded glad of it",
    Negative: "sounded worn down",
    Neutral: "kept an even tone",
    Unknown: "was hard to read",
  };
  const mood = moods[toSentiment(wordsOf(transcript, "user"))];
  return `The user spoke ${turns} and ${mood}. What they said most about: "${clip(longest.content)}" ${ending}`;
}

function clip(text: string): string {
  const tidy = text.trim().replaceAll('"', "'");
  return tidy.length <= 160 ? tidy : `${tidy.slice(0, 157).replace(/\s+\S*$/, "")}...`;
}
