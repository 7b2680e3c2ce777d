import type { Script } from "./script";

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

export function scriptBrain(script: Script): Brain {
  const line = async (text: string): Promise<Line> => ({ text, tokens: text.split(/\s+/).length });
  return {
    opening: () => line(script.opening()),
    answer: (callerText, secondsLeft) => line(script.answer(callerText, secondsLeft)),
    remind: () => line(script.reminder()),
    askToType: () => line(script.askToType()),
    wrapUp: () => line(script.wrapUp()),
  };
}
