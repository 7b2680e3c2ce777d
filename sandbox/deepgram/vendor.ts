import type { SandboxContext } from "../core/context";
import type { Vendor } from "../core/vendor";
import { Voices } from "../retell/media/voice/voices";
import { injectedBody } from "./errors";
import { createRoutes } from "./routes";

/** The stand-in for Deepgram's text to speech: a synthesiser in a thread of its own. */
export async function createDeepgram(context: SandboxContext): Promise<Vendor> {
  const voices = new Voices();
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
    close: () => voices.close(),
  };
}
