import { type DisconnectionReason, disconnectionReasons, needsAnswer } from "./disconnection-reasons";
import type { Callee } from "./media/contract";

const plainScenarios = [
  "answered",
  "no-answer",
  "busy",
  "declined",
  "voicemail",
  "dial-failed",
  "manual",
  "silent",
  "talks-intake",
  "talks-questions",
  "abusive",
  "vendor-examples",
] as const;

export type Scenario = (typeof plainScenarios)[number] | `reason:${DisconnectionReason}`;

export const scenarios: readonly Scenario[] = [
  ...plainScenarios,
  ...disconnectionReasons.map((reason) => `reason:${reason}` as const),
];
export const isScenario = (name: string): name is Scenario => scenarios.some((known) => known === name);

/** How one phone call goes: it rings for `afterMs`, then somebody (or a machine) answers, or it fails. */
export type PhonePlan =
  | { type: "answer"; afterMs: number; callee: Callee; cutOff?: { reason: string; afterMs: number } }
  | { type: "fail"; afterMs: number; reason: DisconnectionReason }
  | { type: "ring-out" };

const RINGS_MS = 2000;
const FAILS_MS = 1000;
const MACHINE_RINGS_MS = 5000;
const CUT_OFF_MS = 8000;

export const person: Callee = { kind: "person" };
export const machine: Callee = {
  kind: "machine",
  lines: ["Hi, you've reached my voicemail. I can't pick up right now. Leave a message after the tone."],
  message: "",
};
const talk = (...lines: string[]): Callee => ({ kind: "script", lines, hangsUp: true });
const holdsOn = (...lines: string[]): Callee => ({ kind: "script", lines, hangsUp: false });

const short = talk(
  "Hi, yes, I have a minute. What is Kenstera?",
  "That's all I wanted to know. Thanks, bye.",
);

const talks: Partial<Record<Scenario, Callee>> = {
  answered: short,
  "vendor-examples": short,
  silent: holdsOn(),
  "talks-intake": talk(
    "Sure, let's do the intake simulation.",
    "My name is Ruth Calder.",
    "My knee has been bothering me when I take the stairs.",
    "For about three weeks, I'd say.",
    "Just ibuprofen now and then.",
    "No allergies that I know of.",
    "Mornings are best for me.",
    "That was quick. Goodbye.",
  ),
  "talks-questions": talk(
    "I'd rather ask about Kenstera.",
    "Is this recorded, and who hears it?",
    "Does it work with our scheduling system?",
    "And what does it cost?",
    "Okay, thank you. Bye.",
  ),
  abusive: holdsOn("Shut up, you stupid machine.", "I said shut up, you idiot."),
};

export function planFor(scenario: Scenario): PhonePlan {
  if (scenario.startsWith("reason:")) return planForReason(scenario.slice("reason:".length));
  const callee = talks[scenario];
  if (callee) return { type: "answer", afterMs: RINGS_MS, callee };
  switch (scenario) {
    case "busy":
      return { type: "fail", afterMs: FAILS_MS, reason: "dial_busy" };
    case "declined":
      return { type: "fail", afterMs: RINGS_MS, reason: "user_declined" };
    case "dial-failed":
      return { type: "fail", afterMs: FAILS_MS, reason: "dial_failed" };
    case "voicemail":
      return { type: "answer", afterMs: MACHINE_RINGS_MS, callee: machine };
    default:
      return { type: "ring-out" };
  }
}

/** Ends for the reason, whether or not it is one that this stand-in would ever come to by itself. */
function planForReason(name: string): PhonePlan {
  const reason = disconnectionReasons.find((known) => known === name) ?? "error_unknown";
  if (!needsAnswer(reason)) return { type: "fail", afterMs: FAILS_MS, reason };
  const cutOff = { reason, afterMs: CUT_OFF_MS };
  return { type: "answer", afterMs: RINGS_MS, callee: holdsOn("Hello, who is this?"), cutOff };
}
