import type { Topic } from "./topic";

export const workTopics: readonly Topic[] = [
  {
    name: "charting",
    pattern:
      /\b(ehr|emr|epic|cerner|charting|charts|documentation|notes|inbox|in-?basket|clicks?|click(?:ing)? boxes)\b/i,
    lines: [
      "{W}. You trained for a decade and they made you a typist with liability. How many hours of it tonight?",
      "Ah, {w}. Medicine's way of making sure nobody is alone with their thoughts. What did it eat today?",
      "{W}. Somewhere a committee looked at that and said, you know what this needs? A pop-up. Tell me the worst one.",
      "{W}, the one patient nobody may ever discharge. What's still open?",
    ],
  },
  {
    name: "prior authorization",
    pattern:
      /\b(prior auth\w*|authorizations?|peer[- ]to[- ]peer|insurance|insurers?|denials?|denied|payers?)\b/i,
    lines: [
      "{W}. Please hold while a stranger who has never met your patient reads you a script. What did they refuse?",
      "Nothing says healing like {w}. Did you at least get a human on the phone?",
      "{W}. You know the case, they know the form, and the form wins. Who's paying for it?",
      "Whoever gave us the word “{w}” should be kept on hold for eternity. With that music. What happened?",
    ],
  },
  {
    name: "nights",
    pattern: /\b(nights?|night shift|on call|overnight|call shift|graveyard|shifts?)\b/i,
    lines: [
      "{W}. The hours when the vending machine knows you by name. What went on?",
      "{W}. A special kind of quiet, right until somebody says the word quiet. What broke it?",
      "So, {w}. Your body thinks it's a crime scene and the schedule calls it coverage. How are you holding up?",
      "{W}. People with offices have no idea what that does to a person. Worst hour?",
    ],
  },
  {
    name: "staffing",
    pattern:
      /\b(staff(?:ing)?|short[- ]?staffed|nurses?|coverage|understaffed|locums?|turnover|colleagues?|partners?)\b/i,
    lines: [
      "{W}. Management calls it lean. You call it Tuesday. Who was missing today?",
      "I hear “{w}” and I picture a spreadsheet glowing with pride. What did it leave you holding?",
      "Ah, {w}. It only stretches so far before you're the part being stretched. How thin is it?",
      "When it comes to {w}, everyone agrees it's a crisis, right up until the budget meeting. What would help tomorrow?",
    ],
  },
  {
    name: "administration",
    pattern:
      /\b(admin\w*|metrics?|productivity|rvus?|press ganey|surveys?|meetings?|committees?|ceo|boss|management|wellness module|modules?)\b/i,
    lines: [
      "{W}. Nothing heals the sick like a dashboard. What did they want this time?",
      "Let me guess: {w}, and then a pizza. Was there at least pizza?",
      "Strange how “{w}” never seems to happen at four in the morning. What did it cost you?",
      "{W}. Somebody got a bonus for that, and it wasn't you. Go on, I'm on your side of this one.",
    ],
  },
  {
    name: "lawsuits",
    pattern: /\b(lawsuits?|sued|suing|malpractice|lawyers?|deposition|attorneys?|court|complaints?)\b/i,
    lines: [
      "{W}. That word sits on a chest. How long have you been carrying it?",
      "{W}. They never teach you that it comes by mail, on an ordinary day. Who knows besides you?",
      "{W}. It happens to good doctors, and it feels personal because you are a person. How are you carrying it?",
      "About “{w}” I can't advise you. You can tell me how it feels, though. Leave out the names.",
    ],
  },
  {
    name: "residency",
    pattern:
      /\b(residen\w+|interns?|fellow(?:ship)?|attendings?|med(?:ical)? school|match day|boards?|training)\b/i,
    lines: [
      "{W}. Where they take your twenties and give you a fleece. Which part still stings?",
      "Ah, {w}. Where eighty hours is a wellness initiative. What happened?",
      "{W}. It builds character, they say. You'd think by now we'd have enough character. Tell me.",
      "I say “{w},” you say feudalism with pagers. Who's the lord in your story?",
    ],
  },
  {
    name: "money",
    pattern: /\b(money|loans?|debt|salary|pay|paycheck|contract|bonus|mortgage|rent)\b/i,
    lines: [
      "{W}. People assume you bathe in it. Nobody asks about the interest. How heavy is it?",
      "{W}. Rude to talk about, which is very convenient for whoever holds the purse. So let's be rude.",
      "{W}. Funny how it's a calling when it's your turn and a negotiation when it's theirs. What's on the table?",
      "Let's say “{w}” out loud and see if anyone faints. What would you do with a bit of air?",
    ],
  },
  {
    name: "pager",
    pattern: /\b(pagers?|paged?|paging|pages|beeper|phone|alarms?|alerts?)\b/i,
    lines: [
      "{W}. That sound lives in your spine now, doesn't it? When did it last go off for something real?",
      "{W}. If it had any shame, it would apologize first. What was it about?",
      "Some people fear the dark. Then there's “{w}.” How often tonight?",
    ],
  },
  {
    name: "clinic",
    pattern: /\b(clinic|office|visits?|schedule|double[- ]booked|appointments?|panel)\b/i,
    lines: [
      "{W}. Fifteen minutes for six problems and a form about parking. Which problem followed you home?",
      "{W}. On paper it fits in a day. On paper, so does everything. How far behind did you end up?",
      "{W}, a bus with no brakes and very polite passengers. Who got on today?",
    ],
  },
  {
    name: "surgery",
    pattern: /\b(surger\w+|surgeons?|surgical|operating|cases|anesthesia|scrub(?:bed)?)\b/i,
    lines: [
      "{W}. The one room where they still let you finish a thought. How did it go?",
      "{W}. You stand for nine hours and then someone asks about block time. What stayed with you?",
      "{W}. There's the skill, and there's what nobody sees after. Which one's talking now?",
    ],
  },
  {
    name: "emergency department",
    pattern: /\b(er|emergency|trauma|waiting room|boarding|boarders|hallway|triage|codes?)\b/i,
    lines: [
      "{W}. The safety net's safety net, made of you and some tape. How full was it?",
      "{W}. Built for emergencies, and then given everything else too. What came through the door?",
      "When I hear “{w}” I hear someone who hasn't sat down since noon. Am I close?",
    ],
  },
];
