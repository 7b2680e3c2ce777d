import type { SandboxContext } from "../../../core/context";
import type { LiveCall } from "../contract";
import { type Brain, scriptBrain } from "./brain";
import { seedOf } from "./chooser";
import { KensteraScript } from "./kenstera-script";
import { type ModelServer, modelBrain } from "./model-brain";
import { Script } from "./script";

/** Doc's prompt names Kenstera too, but knows of no intake. */
const isKensteraDemo = ({ generalPrompt }: LiveCall) =>
  /\bkenstera\b/i.test(generalPrompt) && /\bintake\b/i.test(generalPrompt);

/** The script, or the language model that the sandbox was told of, with the script behind it. */
export function createBrain(
  call: LiveCall,
  model: ModelServer | undefined,
  log: SandboxContext["log"],
): Brain {
  const seed = seedOf(call.callId);
  const script = scriptBrain(
    isKensteraDemo(call) ? new KensteraScript(seed) : new Script(seed, call.callerNote),
  );
  return model ? modelBrain(call, model, script, log) : script;
}
