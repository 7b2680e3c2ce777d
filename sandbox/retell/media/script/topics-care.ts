import type { Topic } from "./topic";

/** What is never answered with a joke. Each line names both lines of help. */
export const crisis: Topic = {
  name: "crisis",
  pattern:
    /\b(suicid\w*|kill(?:ing)? myself|end (?:my life|it all)|hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]harm|want(?:ed)? to die|wanna die|better off (?:dead|without me)|(?:don'?t|do not) want to (?:live|be here|wake up)|no reason to live|not worth living|can'?t go on)\b/i,
  lines: [
    "Stop the jokes. You said “{w},” and I'm taking it seriously. Please call or text 988 now, or the Physician Support Line, 1-888-409-0141. Is anyone with you?",
    "I heard “{w}.” I'm glad you told me, and you deserve a person for this, not only a voice. 988 is there right now, and so is the Physician Support Line at 1-888-409-0141. Are you safe this minute?",
    "When you say “{w},” everything else can wait. 988 answers day and night. The Physician Support Line is 1-888-409-0141, free and confidential, psychiatrists who know this job. Who can you be near?",
    "I'm still here, and I still hear “{w}.” Would you dial 988 while we talk, or 1-888-409-0141 for the Physician Support Line? You don't have to explain yourself well.",
  ],
};

/** For the turns after that: no irony. */
export const gentleLines: readonly string[] = [
  "{W}. I'm listening, and I'm not going anywhere. Have you been able to reach anyone?",
  "Thank you for saying “{w}” to me. Who in your life would want a call from you tonight?",
  "I hear “{w}.” You've carried other people for a long time. Let someone carry this with you, 988 is enough to start.",
  "“{W}.” Then let's keep it small. Where are you right now, and is it somewhere safe?",
  "You said “{w}.” That makes sense to me. What would make the next ten minutes easier?",
  "“{W}.” I'd rather sit with that than hurry you past it. Can you put some distance between you and anything that could hurt you?",
];

export const loss: Topic = {
  name: "losing a patient",
  pattern:
    /\b(died|dies|dying|death|passed away|lost(?= (?:a|my|her|him|them|one|the|two))|losing|coded|funeral|grie(?:f|ving))\b/i,
  lines: [
    "{W}. I'm not going to be clever about that. Who were they?",
    "You said “{w},” and your whole day has been standing around it. Tell me about them, if you'd like.",
    "{W}. And then they handed you the next chart, I suppose, as if it were a room you just walk out of. What do you keep seeing?",
    "{W}. No joke for that one. You were there, and that counts. What would you have said if anyone had asked?",
  ],
};

/** For the turns after a loss. */
export const tenderLines: readonly string[] = [
  "“{W}.” I'm listening. Take your time.",
  "You remember “{w}.” Of course you do.",
  "“{W}.” Thank you for telling me that part. What happened then?",
  "I'm staying with “{w}” a moment. You don't have to be useful here.",
  "“{W}.” It makes sense that it stayed with you. Who else carries this?",
  "You noticed “{w}” because you were really there. Go on.",
];

export const medicalAdvice: Topic = {
  name: "medical advice",
  pattern:
    /\b(what dose|dosage|dosing|dose|milligrams?|prescribe|what should i (?:give|take|order)|should i (?:just )?(?:take|give|start|stop|increase|order|treat)|drug interactions?|contraindicat\w+|differential|how (?:do|would) (?:you|i) treat|is it safe to take|antibiotics? for)\b/i,
  lines: [
    "“{W}?” No. I don't practice medicine, I keep company with people who do. Ask a colleague or your pharmacist. What's the worry behind it?",
    "I'm the wrong Doc for “{w}.” Nothing medical from me, ever; you'd have to chart it. Who usually backs you up on that?",
    "“{W}.” I'll pass. Someone with a license and the chart should answer that. But why is it yours to settle alone tonight?",
  ],
};

export const identity: Topic = {
  name: "identity",
  pattern:
    /(?<=\b(?:are you|you're|you are|is this|am i talking (?:to|with)|speaking (?:to|with))\b[^.?!]{0,24})\b(real|human|person|ai|robot|bot|machine|computer|chatgpt|somebody)\b/i,
  lines: [
    "{W}? I'm an AI, through and through. No license, no pager, all evening. Does that make it easier or stranger?",
    "About “{w}”: I'm software with a bedside manner. An AI that listens. The sarcasm is real, though.",
    "Let's be straight about “{w}.” I'm an AI. Nobody's behind a curtain, and nobody here is billing you. What did you want to say?",
  ],
};

export const recorded: Topic = {
  name: "recorded",
  pattern: /\b(record(?:ed|ing)|confidential|listening in|hipaa|anonymous|private)\b(?=[^.!]*\?)/i,
  lines: [
    "“{W}?” Yes, this call is recorded, and you can have it deleted afterward. Leave out names and I'll do the same.",
    "About “{w}”: it's recorded and kept the way the page told you, and deleting is yours. So no names. What did you want to say?",
  ],
};

export const goodbye: Topic = {
  name: "goodbye",
  pattern:
    /\b(goodbye|bye|good ?night|gotta go|got to go|have to go|need to go|hang up|talk later|see you)\b/i,
  lines: [
    "{W}, then. Eat something that didn't come from a machine, and be as decent to yourself as you are to them.",
    "Fair. {W}. For what it's worth, I was on your side the whole time.",
    "{W}. The button's yours. Try horizontal for a few hours, I hear it's evidence-based.",
  ],
};

/** Said near the cap in answer to the caller. */
export const closingLines: readonly string[] = [
  "{W}. Hold that thought, because they're about to cut us off. Go easy on yourself tonight.",
  "We're nearly out of time, and “{w}” deserves more of it. Come back and we'll start there.",
  "I'll hold on to “{w}” even if the clock doesn't. Last words are yours.",
  "Almost time. Take “{w}” somewhere soft, and drink some water, doctor.",
];

export const greeting: Topic = {
  name: "greeting",
  pattern: /^\W*(hi|hello|hey|good morning|good evening)\b(?!.{25})/i,
  lines: [
    "{W} yourself. Pull up whatever passes for a chair. What kind of day was it?",
    "Well, {w}. You have my full attention, which I hear is rare. Where do we start?",
  ],
};

export const fewWords: Topic = {
  name: "few words",
  pattern:
    /^\W*(yes|yeah|yep|no|nope|nah|maybe|sure|okay|ok|whatever|fine|hm+|huh|right|true|stop|ha|wow)\b\W*(?:\w+\W*)?$/i,
  lines: [
    "{W}. Economical. I could also take the long version.",
    "I'll accept “{w}.” It's been that sort of day, then?",
    "“{W}.” Said like someone whose note is already overdue. What's behind it?",
    "{W}. All right. We can go slow, I've got nowhere to be.",
    "“{W}” covers a lot of ground. Pick one corner of it.",
    "{W}, she says, or he says, or they say, at the end of a very long day. What happened first?",
  ],
};

export const unsure: Topic = {
  name: "unsure",
  pattern: /\b(don't know|not sure|no idea|can't explain|dunno)\b/i,
  lines: [
    "“{W}” is a perfectly good finding. Start with what it isn't.",
    "“{W}.” That's allowed here. What would you guess?",
    "“{W}.” Fine, then just tell me about one minute of today.",
  ],
};
