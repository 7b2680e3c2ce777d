import { refusalOf } from "./commands";
import type { Command, Engine, Outcome, Reply } from "./engine/engine";
import { toUpstashError, UpstashError } from "./errors";
import { Scripts } from "./scripts";

export type Database = {
  run: (command: Command) => Promise<Reply>;
  /** One after the other; others may come in between. */
  pipeline: (commands: Command[]) => Promise<Outcome[]>;
  /** All or none, with nothing in between. */
  transaction: (commands: Command[]) => Promise<Outcome[]>;
};

/** An engine with Upstash's rules about commands and scripts in front of it. */
export function openDatabase(engine: Engine): Database {
  const scripts = new Scripts();
  const run = async (command: Command) => {
    const refusal = refusalOf(command);
    if (refusal) throw new UpstashError(400, refusal);
    const translated = scripts.translate(command);
    return translated.toReply(await engine.run(translated.command));
  };
  return {
    run,
    pipeline: (commands) => Promise.all(commands.map((command) => run(command).then(kept, failed))),
    transaction: async (commands) => {
      const refusal = commands.map(refusalOf).find(Boolean);
      if (refusal) throw new UpstashError(400, refusal);
      const translated = commands.map((command) => scripts.translate(command));
      const outcomes = await engine.runTogether(translated.map(({ command }) => command));
      return outcomes.map((outcome, i) =>
        "error" in outcome ? outcome : kept(translated[i]?.toReply(outcome.reply) ?? outcome.reply),
      );
    },
  };
}

const kept = (reply: Reply): Outcome => ({ reply });

/** One command's failure stays its own; a database that is not there fails them all. */
function failed(error: unknown): Outcome {
  const { status, message } = toUpstashError(error);
  if (status === 503) throw error;
  return { error: message };
}
