import type { Topic } from "./topic";

const choice = "I can run a short intake simulation, or answer questions about Kenstera.";

export const kensteraOpenings: readonly string[] = [
  `Hello, this is Kenstera's demo agent. I'm an AI, and this call is recorded. ${choice} Which would you like?`,
  `Hi, you asked Kenstera for a call. I'm an AI, and we're being recorded. ${choice} What shall it be?`,
];

export const wantsIntake = /\b(intake|simulation|simulate|first one|the first|try it|show me)\b/i;
/** Taken for a wish for the intake only as the answer to the opening. */
export const agrees = /\b(yes|yeah|sure|okay|ok|go ahead|let's (?:do|try|go))\b/i;

export const offers: readonly string[] = [
  "I may have missed that. Would you like the short intake simulation, or have you got a question about Kenstera?",
  "There are two things I do well: a pretend intake, about a minute long, and questions about Kenstera. Pick either.",
  "I'm a narrow sort of agent. Say intake and we'll run one, or ask me how Kenstera works.",
  "That's beyond this demo, I'm afraid. The intake takes about a minute, if you'd like to hear one.",
  "Let me put it simply: intake, or questions?",
];

export const acknowledgements: readonly string[] = [
  "Thank you.",
  "Got it.",
  "All right, noted.",
  "Okay, I have that.",
  "Understood.",
  "Good, that helps.",
];

export const closings: readonly string[] = [
  "We're nearly out of time on this demo, so I'll stop here. Thank you for trying Kenstera. Goodbye.",
  "The demo is about to end on its own. It was good talking with you. Goodbye.",
  "That's our few minutes. The page you called from shows what happened on this call. Take care.",
];

export const goodbye: Topic = {
  name: "goodbye",
  pattern: /\b(bye|goodbye|hang up|that's all|have to go|not interested|no thanks)\b/i,
  lines: [
    "Thank you for your time. You can hang up whenever you like. Goodbye.",
    "Of course. Thanks for picking up, and goodbye.",
    "Goodbye, then. I won't call again on my own.",
  ],
};

export const abuse =
  /\b(shut up|fuck(?:ing)?|idiot|bitch|asshole|stupid (?:machine|robot|bot|thing)|piece of shit|moron)\b/i;
export const abuseWarnings: readonly string[] = [
  "I'd like to keep this civil. If it goes on like this I'll end the call. Is there something about Kenstera I can tell you?",
];
export const abuseEnd: readonly string[] = [
  "I'm ending the call here. You're welcome to try again another day. Goodbye.",
];

export const emergency: Topic = {
  name: "emergency",
  pattern:
    /\b(chest pain|can't breathe|cannot breathe|bleeding badly|overdose|suicid\w*|kill (?:myself|me)|want to die|stroke|emergency)\b/i,
  lines: [
    "I'm only a demonstration and can't help with that. If this is real and happening now, please hang up and call nine one one.",
    "Please don't wait on me: nine one one for an emergency, nine eight eight if you're thinking of harming yourself.",
    "This is outside anything I can do. Call nine one one, or nine eight eight, right now. I'll let you go.",
  ],
};
