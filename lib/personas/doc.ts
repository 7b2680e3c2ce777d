import { policy } from "@/lib/limits/policy";
import type { AnalysisField, Persona } from "@/types/persona";
import { docPrompt } from "./doc-prompt";

const noOneNamed =
  "Leave out every detail that could identify a patient, a colleague or a workplace: names, dates, rooms, places, rare facts.";

/** What W4's call row, T7's recap and H3's memory read. */
const analysis: AnalysisField[] = [
  {
    kind: "preset",
    name: "call_summary",
    description: `Two or three plain sentences on what the caller talked about and how it went, addressed to them as "you". ${noOneNamed}`,
  },
  { kind: "preset", name: "user_sentiment" },
  {
    kind: "text",
    name: "topics",
    description:
      "One to five topics of the call, lower case, separated by commas, the weightiest first. Empty when nothing was talked about.",
    examples: ["prior authorization, charting at night", "losing a patient", "staffing, night shifts"],
  },
  {
    kind: "choice",
    name: "mood",
    description: "The caller's mood for most of the call. Unclear when there is too little to tell.",
    choices: ["exhausted", "angry", "anxious", "sad", "numb", "wry", "relieved", "steady", "unclear"],
  },
  {
    kind: "text",
    name: "memory_note",
    description: `One sentence worth remembering on the next call: what weighs on the caller, or a running joke. ${noOneNamed} Empty when there is nothing.`,
    examples: ["Covering a second clinic since spring and tired of fighting the same insurer.", ""],
  },
  {
    kind: "text",
    name: "best_moment",
    description:
      "The first six to twelve words, exactly as transcribed, of the caller's turn that opens the funniest or truest exchange. Empty when none stands out or the caller may have been unsafe.",
    examples: ["so I spent forty minutes on hold to ask permission", ""],
  },
  {
    kind: "yes-no",
    name: "safety_concern",
    description:
      "True when the caller said or hinted at wanting to die, hurting themselves or someone else, or not being safe. Dark humour alone is false.",
  },
];

/** Doc, who answers in the browser. */
export const doc: Persona = {
  mark: "doc-by-kenstera/doc",
  agentName: "Doc by Kenstera",
  prompt: docPrompt,
  firstMessage:
    "Hey. Long day? I've got nowhere to be if you need to vent about the latest circle of healthcare hell.",
  // Headphones that have just been given the call swallow the first syllable without it.
  firstMessageDelayMs: 400,
  // The newest Sonnet in Retell's list (retell-sdk 5.64.0): chosen for keeping a character and a crisis rule through a
  // long talk. The gpt-5 line reasons before its first word; mini, nano, flash and haiku are picked for price.
  model: "claude-5-sonnet",
  temperature: 0.9,
  variables: { user_name: "", user_context: "" },
  hangUpDescription:
    "Hang up after both sides have said goodbye, or when abuse goes on after one warning. Never with a caller who may not be safe.",
  analysis,
  voice: { gender: "female", accent: "American", age: "Middle Aged" },
  // People who vent stop to breathe: a little slower to answer and to be cut off than Retell's default of 1.
  interruptionSensitivity: 0.8,
  responsiveness: 0.8,
  backchannelFrequency: 0.5,
  maxCallDurationMs: policy.webCall.secondsPerDay * 1000,
  endAfterSilenceMs: policy.webCall.endAfterSilenceSeconds * 1000,
  reminderAfterMs: 15_000,
  reminderCount: 1,
  // Long enough to listen through a recording; every view asks Retell for a new address.
  signedUrlLifeMs: 3_600_000,
};
