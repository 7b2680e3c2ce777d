/** What is asked, and how it is asked again after a question came between. */
export type IntakeStep = { asks: string; again: readonly string[] };

export const intakeSteps: readonly IntakeStep[] = [
  {
    asks: "Good. This is pretend, so make up whatever you like and leave real details out. What name shall I put on the form?",
    again: ["Back to the form: which made-up name goes on it?"],
  },
  {
    asks: "And what brings our imaginary patient in?",
    again: ["Now, the pretend visit: what's it about?"],
  },
  { asks: "How long has that been going on?", again: ["So, for how long, in our story?"] },
  {
    asks: "Is the patient taking anything at the moment?",
    again: ["And where were we: are there medicines in the story?"],
  },
  { asks: "Any allergies to write down?", again: ["To pick the form up again: allergies?"] },
  {
    asks: "Last one. Would mornings or afternoons suit better?",
    again: ["One box is left: morning or afternoon?"],
  },
];

export const intakeEnds: readonly string[] = [
  "And that is an intake. A practice would now find it written up for its staff; this one goes nowhere. Anything you'd like to ask about Kenstera?",
  "That's the entire form. With a real practice it would be waiting for someone to read; here it's just for show. Do you have questions?",
];
