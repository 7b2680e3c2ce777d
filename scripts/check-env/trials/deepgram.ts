import { type Finding, findingsOf, type Values } from "../finding";
import { question } from "./question";

const { ok, problem } = findingsOf("Deepgram");

/** Nothing to say costs nothing: a taken key is told that the text lacks. */
export async function tryDeepgram(values: Values): Promise<Finding[]> {
  const { DEEPGRAM_API_KEY: key = "", DEEPGRAM_BASE_URL: base } = values;
  const { status } = await question(`${base || "https://api.deepgram.com"}/v1/speak?model=aura-2-arcas-en`, {
    method: "POST",
    headers: { authorization: `Token ${key}`, "content-type": "application/json" },
    body: '{"text":""}',
  });
  if (status === 400) return [ok("DEEPGRAM_API_KEY", "is taken")];
  if (status === 401 || status === 403) {
    return [problem("DEEPGRAM_API_KEY", "is not taken by Deepgram, or may not speak")];
  }
  if (status === 402) return [problem("DEEPGRAM_API_KEY", "is of a project without credit")];
  return [problem("DEEPGRAM_API_KEY", `met an answer of ${status}`)];
}
