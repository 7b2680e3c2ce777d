/** One thing Doc says; `tokens` is what the model spent on it (the script counts words). */
export type Line = { text: string; tokens: number };

/** What speaks for Doc: the script, or a language model with the script behind it. */
export type Brain = {
  opening: () => Promise<Line>;
  answer: (callerText: string, secondsLeft: number) => Promise<Line>;
  remind: () => Promise<Line>;
  askToType: () => Promise<Line>;
  wrapUp: () => Promise<Line>;
};
