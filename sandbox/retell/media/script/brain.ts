/** One thing the agent says; `tokens` is what the model spent on it (the script counts words). */
export type Line = {
  text: string;
  tokens: number;
  /** The agent hangs up after it, for this reason; at once when there is nothing to say. */
  endsAs?: "agent_hangup" | "voicemail_reached";
};

/** Lines by rule: what a script must be able to say. */
export type Lines = {
  opening: () => string;
  /** With `hangsUp`, the last line of the call. */
  answer: (callerText: string, secondsLeft: number) => string | { text: string; hangsUp: boolean };
  reminder: () => string;
  askToType: () => string;
  wrapUp: () => string;
};

/** What speaks for the agent: a script, or a language model with the script behind it. */
export type Brain = {
  opening: () => Promise<Line>;
  answer: (callerText: string, secondsLeft: number) => Promise<Line>;
  remind: () => Promise<Line>;
  askToType: () => Promise<Line>;
  wrapUp: () => Promise<Line>;
};

export function scriptBrain(script: Lines): Brain {
  const line = async (said: ReturnType<Lines["answer"]>): Promise<Line> => {
    const { text, hangsUp } = typeof said === "string" ? { text: said, hangsUp: false } : said;
    return { text, tokens: text.split(/\s+/).length, ...(hangsUp && { endsAs: "agent_hangup" }) };
  };
  return {
    opening: () => line(script.opening()),
    answer: (callerText, secondsLeft) => line(script.answer(callerText, secondsLeft)),
    remind: () => line(script.reminder()),
    askToType: () => line(script.askToType()),
    wrapUp: () => line(script.wrapUp()),
  };
}
