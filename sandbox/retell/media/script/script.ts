import type { Brain, Line } from "./brain";

const line = (text: string): Line => ({ text, tokens: text.split(/\s+/).length });

export function createScript(_seed: number): Brain {
  return {
    opening: async () => line("Hey. I am listening."),
    answer: async (text) => line(`${text.split(" ").at(-1)}. Tell me more about that.`),
    remind: async () => line("Still here. Take your time."),
    askToType: async () => line("I can hear a voice, but I can't make out words here. Type it in the box."),
    wrapUp: async () => line("We are nearly out of time. Go easy on yourself."),
  };
}
