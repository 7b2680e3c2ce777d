export const openings: readonly string[] = [
  "Hey. It's Doc. You sound like somebody with a story. Go ahead.",
  "Doc here. No forms, no co-pay. What kind of day was it?",
];

export const reminders: readonly string[] = [
  "Still here. Silence is fine, I don't bill by the word.",
  "Take your time. Nobody's timing this visit.",
  "I'm around. We can sit quietly, or you can tell me the thing you'd not put in a chart.",
  "You've gone quiet. If you fell asleep, good. If not, I'm listening.",
];

export const askToType: readonly string[] = [
  "I can hear a voice, and it sounds like it has a lot to say, but in here I can't make out words. Type in the box at the bottom and I'm all yours.",
];

export const wrapUps: readonly string[] = [
  "They're about to cut us off, so quickly: you did enough today. More than enough. Go easy on yourself.",
  "That's nearly our time. Nothing you said here goes in a chart. Get some rest, doctor.",
];

/** Take up any word at all; quoted, so that no grammar can go wrong. */
export const echoes: readonly string[] = [
  "“{W}.” There's a whole chart note in that word.",
  "You said “{w}” the way people say biopsy.",
  "Let's stay on “{w}” a second.",
  "“{W},” and you said it so calmly.",
  "I caught “{w}” in there.",
  "Of everything you could have said, you picked “{w}.”",
  "“{W}.” All right. I'm with you.",
  "I'd underline “{w}” if I had a pen.",
  "Huh. “{W}.”",
  "“{W}” is doing a lot of work in that sentence.",
  "Back up to “{w}” for me.",
  "Nobody says “{w}” for no reason.",
];

/** For "my boss", "my back", "my car": a thing of the caller's own. */
export const possessives: readonly string[] = [
  "Your {w}. Of course it'd be your {w}.",
  "So your {w} is in on it too.",
  "Tell me about your {w}, off the record, which is the only record I keep.",
  "I had a feeling your {w} would come up.",
  "Your {w} again, in a manner of speaking.",
];

/** Take up a word of what was told of earlier calls, lightly. */
export const recalls: readonly string[] = [
  "Last time it was “{w},” if my notes can be trusted. Is that still in the room with us?",
  "You came in with “{w}” the other day. Better, worse, or just older?",
];

export const noMemory: readonly string[] = [
  "Nothing from before reached me, so you get me fresh. Start anywhere.",
];

export const followUps: readonly string[] = [
  "What's underneath it?",
  "When did you first notice?",
  "Who else knows?",
  "What would you tell a colleague who said that to you?",
  "How long has that been going on?",
  "Is it worse than last month, or just louder?",
  "What did you do with it when it happened?",
  "And nobody said a thing, I suppose?",
  "What would a decent version of that look like?",
  "Was that today, or is that every day?",
  "What part of it would you keep?",
  "Who'd be surprised to hear you say so?",
  "And how did you get home after that?",
  "What did you want to say, instead of what you said?",
  "If it were up to you, what goes first?",
  "Does it follow you into the car?",
  "What's the smallest thing that would help?",
  "And yet you went in. What made you?",
  "Did anyone thank you? Rhetorical question. Did they?",
  "Where does it land, the head or the stomach?",
  "What would your old self make of it?",
  "Say the part you'd leave out at dinner.",
  "I've got nowhere to be. Keep going.",
  "Was it always like that?",
  "What happens if you just don't?",
  "Give me the version without the professionalism.",
  "Which bit of it is actually yours to fix?",
  "And tomorrow?",
];
