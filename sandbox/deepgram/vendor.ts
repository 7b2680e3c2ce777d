import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { Voices } from "../voice/voices";
import { injectedBody } from "./errors";
import { createRoutes } from "./routes";

/** A cold synthesiser takes seconds for its first line; while everything is starting there is no time for it. */
const WARM_AFTER_MS = 5000;

/** The stand-in for Deepgram's text to speech: a synthesiser in a thread of its own. */
export async function createDeepgram(context: SandboxContext): Promise<Vendor> {
  const voices = new Voices();
  const warming = setTimeout(() => voices.warm(), WARM_AFTER_MS);
  warming.unref();
  const counts = { requests: 0, characters: 0 };
  const spoken = (characters: number) => {
    counts.requests += 1;
    counts.characters += characters;
  };
  return {
    name: "deepgram",
    app: createRoutes(context, voices, spoken),
    errorBody: injectedBody,
    reset: async () => {
      Object.assign(counts, { requests: 0, characters: 0 });
    },
    state: () => ({ ...counts }),
    close: async () => {
      clearTimeout(warming);
      await voices.close();
    },
  };
}
