import type { SandboxContext } from "../../../core/context";
import type { LiveCall } from "../contract";
import { type Brain, scriptBrain } from "./brain";
import { seedOf } from "./chooser";
import { type ModelServer, modelBrain } from "./model-brain";
import { Script } from "./script";

/** The script, or the language model that the sandbox was told of, with the script behind it. */
export function createBrain(
  call: LiveCall,
  model: ModelServer | undefined,
  log: SandboxContext["log"],
): Brain {
  const script = scriptBrain(new Script(seedOf(call.callId)));
  return model ? modelBrain(call, model, script, log) : script;
}
