import { z } from "zod";
import type { SandboxContext } from "../../../core/context";
import { errorName } from "../../../core/error-name";
import type { LiveCall } from "../contract";
import type { Brain, Line } from "./brain";

export type ModelServer = { url: string; model: string };
type Message = { role: "system" | "user" | "assistant"; content: string };

const TIMEOUT_MS = 5000;
const WRAP_UP_SECONDS = 30;

const answerSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ total_tokens: z.number() }).optional(),
});

/** Doc by an OpenAI-compatible server; whatever goes wrong there, `script` speaks instead. */
export function modelBrain(
  call: LiveCall,
  server: ModelServer,
  script: Brain,
  log: SandboxContext["log"],
): Brain {
  const talk: Message[] = [{ role: "system", content: call.generalPrompt }];
  if (call.startSpeaker === "agent" && call.beginMessage)
    talk.push({ role: "assistant", content: call.beginMessage });

  const say = async (turn: Message, orElse: () => Promise<Line>): Promise<Line> => {
    talk.push(turn);
    const line = await ask(server, call.temperature, talk).catch((error: unknown) => {
      log("retell_model_failed", { callId: call.callId, error: errorName(error) });
      return orElse();
    });
    talk.push({ role: "assistant", content: line.text });
    return line;
  };
  const instruct = (content: string, orElse: () => Promise<Line>) => say({ role: "system", content }, orElse);

  return {
    opening: () => instruct("Open the conversation in one or two short spoken sentences.", script.opening),
    answer: (callerText, secondsLeft) => {
      if (secondsLeft <= WRAP_UP_SECONDS) {
        talk.push({ role: "system", content: `The call ends in ${secondsLeft} seconds. Wrap up.` });
      }
      return say({ role: "user", content: callerText }, () => script.answer(callerText, secondsLeft));
    },
    remind: () => instruct("The caller has gone quiet. Check in, in one short sentence.", script.remind),
    askToType: script.askToType,
    wrapUp: () => instruct("The call is about to be cut off. Say a short goodbye.", script.wrapUp),
  };
}

async function ask({ url, model }: ModelServer, temperature: number, messages: Message[]): Promise<Line> {
  const response = await fetch(`${url.replace(/\/+$/, "")}/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ model, temperature, messages }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the model answered ${response.status}`);
  const { choices, usage } = answerSchema.parse(await response.json());
  const text = choices[0]?.message.content.replace(/\s+/g, " ").trim();
  if (!text) throw new Error("the model said nothing");
  return { text, tokens: usage?.total_tokens ?? text.split(" ").length };
}
