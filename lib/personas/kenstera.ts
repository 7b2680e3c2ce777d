import { policy } from "@/lib/limits/policy";
import type { AnalysisField, Persona } from "@/types/persona";
import { kensteraPrompt } from "./kenstera-prompt";

const noOneNamed =
  "Leave out every detail that could identify a person, also an invented one: names, dates, numbers, places, rare facts.";

/** What the page's recap, the call's row and the operator's page read. */
const analysis: AnalysisField[] = [
  {
    kind: "preset",
    name: "call_summary",
    description: `One or two plain sentences on what was done on the call, addressed to the caller as "you". ${noOneNamed}`,
  },
  { kind: "preset", name: "user_sentiment" },
  {
    kind: "choice",
    name: "path",
    description: "What the caller chose for most of the call. Neither when the call ended before that.",
    choices: ["intake simulation", "questions", "both", "neither"],
  },
  {
    kind: "text",
    name: "questions_asked",
    description: `What the caller wanted to know about Kenstera, as short questions separated by semicolons. ${noOneNamed} Empty when there was none.`,
    examples: ["does it speak Spanish; what does it cost", ""],
  },
  {
    kind: "yes-no",
    name: "unwanted_call",
    description: "True when the person said they had not asked for this call, or asked never to be called.",
  },
  {
    kind: "yes-no",
    name: "safety_concern",
    description:
      "True when the caller seemed to be in an emergency, or said or hinted at wanting to die or hurting themselves or someone else.",
  },
];

/** Kenstera's demo agent, who rings the phones of visitors that asked for it. */
export const kenstera: Persona = {
  mark: "doc-by-kenstera/demo",
  agentName: "Kenstera demo",
  prompt: kensteraPrompt,
  // The AI and the recording before the first question. The same words for everybody: Retell bills at least ten
  // seconds for an opening that is made up on the spot.
  firstMessage:
    "Hello, this is Kenstera's demo agent. I'm an AI, and this call is recorded. You asked us to ring you: would you like a short intake simulation, or do you have questions about Kenstera?",
  // A phone is on its way to the ear when the line opens.
  firstMessageDelayMs: 800,
  // Three minutes on a fixed script: the quick, cheap class is enough, and on the telephone the pause is what counts.
  model: "gpt-4.1-mini",
  temperature: 0.4,
  variables: { caller_name: "" },
  hangUpDescription:
    "Hang up after both sides have said goodbye, when the call was not wanted, when a machine answered, or when abuse goes on after one warning. Never with a caller who may not be safe.",
  analysis,
  voice: { gender: "female", accent: "American", age: "Young" },
  interruptionSensitivity: 0.9,
  responsiveness: 0.9,
  backchannelFrequency: 0.3,
  maxCallDurationMs: policy.phoneCall.maxDurationSeconds * 1000,
  endAfterSilenceMs: policy.phoneCall.endAfterSilenceSeconds * 1000,
  reminderAfterMs: 8_000,
  reminderCount: 1,
  signedUrlLifeMs: 3_600_000,
  telephone: { ringMs: policy.phoneCall.ringSeconds * 1000, onVoicemail: "hang-up" },
};
