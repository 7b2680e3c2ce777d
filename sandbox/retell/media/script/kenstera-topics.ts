import type { Topic } from "./topic";

/** Before the intake's next question. Nothing here promises what the product does not say of itself. */
export const kensteraTopics: readonly Topic[] = [
  {
    name: "identity",
    pattern: /\b(are you (?:real|human|an? (?:ai|robot|bot|person|machine))|real person|am i talking to)\b/i,
    lines: [
      "No person here: I'm an AI that Kenstera set up to show what a call can be like.",
      "I'm software with a voice. Kenstera made me, and nobody is listening in live.",
    ],
  },
  {
    name: "recorded",
    pattern: /\b(record(?:ed|ing)?|who hears|listening|privacy|private|hipaa|my data|transcript)\b/i,
    lines: [
      "Yes, this call is recorded and written down, and the page you called from says for how long it's kept. Please leave real health details out.",
      "It's on record, both sound and words. The form you filled in showed you what you agreed to.",
      "I'd point you to the privacy page for that. It says it more exactly than I could.",
    ],
  },
  {
    name: "advice",
    pattern:
      /\b(diagnos\w*|what should i take|should i take|dose|dosage|prescri\w*|is it serious|medical advice)\b/i,
    lines: [
      "I can't give medical advice, not even in a demo. That's one for a clinician.",
      "That needs a doctor rather than a demonstration, so I'll leave it there.",
    ],
  },
  {
    name: "cost",
    pattern: /\b(costs?|price|pricing|expensive|pay|how much)\b/i,
    lines: [
      "Prices aren't something I have. The people at Kenstera do, and this call costs you nothing but minutes.",
      "I'd only be guessing at figures, and I don't guess. Kenstera's team can tell you.",
    ],
  },
  {
    name: "systems",
    pattern: /\b(ehr|emr|epic|scheduling|calendar|integrat\w*|our system|software)\b/i,
    lines: [
      "What it connects to depends on the practice, so that's a question for Kenstera's team rather than for me.",
      "I don't know your systems, and I won't promise what I can't see. It's a fair thing to ask the team.",
    ],
  },
  {
    name: "self",
    pattern:
      /\b(what is kenstera|about kenstera|what do you do|how does (?:it|kenstera) work|who (?:are|is) (?:you|kenstera)|questions?)\b/i,
    lines: [
      "Kenstera builds voice agents for medicine. One of them takes intake calls like the one I can show you, and another, called Doc, keeps physicians company. What would you like to know?",
      "In a sentence: voices that answer, ask and write down, so that people in medicine needn't. Where should I begin?",
      "I take calls like this one, ask what a form would ask, and leave it in writing. Is there a part you're curious about?",
    ],
  },
  {
    name: "doc",
    pattern: /\b(doc|physicians?|doctors?)\b/i,
    lines: [
      "That would be Doc. You can talk to him in the browser, on the same page. He's drier than I am.",
      "Physicians get Doc, who listens and jokes upward. I get the forms.",
    ],
  },
];

/** When there is nothing to run. */
export const reachOut: Topic = {
  name: "reach out",
  pattern: /\b(contact|e-?mail|sales|someone|human|speak to|talk to|call me back)\b/i,
  lines: [
    "I can't pass you on from here. The page you called from has the way to reach a person.",
    "Nobody can be put through on this line, I'm sorry. Writing to Kenstera is the surer way.",
  ],
};
