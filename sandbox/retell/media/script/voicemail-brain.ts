import type { Brain, Line } from "./brain";

/** An agent that has a machine before it: it leaves its message, if it has one, and hangs up. */
export function voicemailBrain(text: string): Brain {
  const message: Line = {
    text,
    tokens: text.split(/\s+/).filter(Boolean).length,
    endsAs: "voicemail_reached",
  };
  const speak = async () => message;
  return { opening: speak, answer: speak, remind: speak, askToType: speak, wrapUp: speak };
}
