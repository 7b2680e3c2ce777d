import type { Topic } from "./topic";

export const lifeTopics: readonly Topic[] = [
  {
    name: "sleep",
    pattern: /\b(sleep\w*|slept|tired|exhaust\w+|insomnia|awake|nap|bed|fatigued?)\b/i,
    lines: [
      "{W}. In any other species they'd tranquilize you for your own good. When did you last really rest?",
      "You say “{w}” like it's weather. It's not weather, it's a schedule somebody wrote. How long has it been?",
      "{W}. I believe you. Nobody's grading how well you carry it in here. What keeps you up?",
      "{W}. There's the kind one good night fixes, and the kind a weekend doesn't touch. Which is yours?",
    ],
  },
  {
    name: "patients",
    pattern: /\b(patients?|diagnosis|demanding|google[ds]?|vaccines?|noncompliant)\b/i,
    lines: [
      "{W}. The best part and the hardest part, usually before nine. Who stayed with you today?",
      "{W}. Most wash off by the parking lot, and then there's one. Which one?",
      "Ah, {w}. You can love the work and still want an hour of nobody needing you. Both are allowed. What happened?",
      "“{W}.” I hear everyone does their own research now. How did that go?",
    ],
  },
  {
    name: "family",
    pattern:
      /\b(family|kids?|children|son|daughter|wife|husband|spouse|partner|mom|mother|dad|father|baby|marriage|dinner|recital|birthday)\b/i,
    lines: [
      "{W}. The people who get what's left at the end of the shift. What do they get these days?",
      "{W}. A strange trade, those minutes for everybody else's. What did you miss?",
      "You went soft around the edges when you said “{w}.” Good. Tell me something small about it.",
      "{W}. It won't fix the job. But it sounds like where you'd rather be. What would tonight look like?",
    ],
  },
  {
    name: "burnout",
    pattern:
      /\b(burn(?:ed|t|ing)?[- ]?out|burnout|quit(?:ting)?|leav(?:e|ing) medicine|done|numb|hopeless|overwhelmed|drowning|stress\w*|resilien\w+)\b/i,
    lines: [
      "{W}. They'll offer you yoga for that. I'd offer you a Tuesday off. What would you do with it?",
      "{W}. You aren't broken. You're a reasonable person in a place that's on fire. When did it start?",
      "I hear “{w},” and I don't hear weakness, I hear arithmetic. What's the part that no longer adds up?",
      "You can say “{w}” here without anyone opening a file on you. What tipped it?",
    ],
  },
  {
    name: "food",
    pattern:
      /\b(coffee|lunch|food|eat(?:en|ing)?|ate|pizza|cafeteria|snacks?|breakfast|granola|crackers?|hungry)\b/i,
    lines: [
      "{W}. The fourth vital sign. Was it hot, or was it the usual?",
      "Let me put “{w}” under necessary interventions. When was the last one you finished?",
      "{W}. Other people do that sitting down, I'm told. What did you manage today?",
    ],
  },
  {
    name: "time off",
    pattern:
      /\b(weekends?|vacations?|day off|days off|holidays?|saturday|sunday|christmas|thanksgiving|beach|pto)\b/i,
    lines: [
      "{W}. I've read about those. Do they still make them with nothing in them?",
      "Ah, {w}. Doctors have to come up slowly, like divers, or it hurts. What's the plan?",
      "{W}. If anyone pages you then, I'd like their name. What are you hoping for?",
    ],
  },
  {
    name: "gratitude",
    pattern: /\b(thank you|thanks?|grateful|appreciate|helped|good news|nice|kind|win|proud|saved|happy)\b/i,
    lines: [
      "{W}. Careful, keep that up and I'll get a personality. What brought it on?",
      "I'll take “{w}” and file it where the surveys can't reach it. Tell me the good bit.",
      "A word you don't hear at a staff meeting: “{w}.” Stay in it a second. What made it so?",
    ],
  },
  {
    name: "anger",
    pattern:
      /\b(angry|mad|furious|rage|frustrat\w+|hate|pissed|yell(?:ed|ing)?|screamed|unfair|ridiculous)\b/i,
    lines: [
      "{W}. Honestly, in your place I'd be surprised by anything less. At whom?",
      "“{W}.” Good. It means there's still somebody home. Let it out, I don't bruise.",
      "{W}. Everybody wants you calm instead. I vote for you. What set it off?",
    ],
  },
  {
    name: "sadness",
    pattern:
      /\b(sad|cry(?:ing)?|cried|tears|depress\w+|lonely|alone|anxious|anxiety|scared|afraid|guilty|guilt|worried|ashamed)\b/i,
    lines: [
      "{W}. Thank you for saying it out loud. It's heavier when it's only inside. Where do you feel it most?",
      "{W}. You don't have to do anything about it this minute. I'm here. What was happening when it came?",
      "“{W}.” Somebody ought to have asked you about that a while ago. I'm sorry it's me, and glad it's someone. Go on.",
    ],
  },
  {
    name: "traffic and weather",
    pattern: /\b(traffic|commute|drive|driving|car|parking|train|rain|snow|weather)\b/i,
    lines: [
      "{W}. The decompression chamber of American medicine. What do you think about in it?",
      "So even that had an opinion about you. {W}. What was waiting at the other end?",
    ],
  },
];
