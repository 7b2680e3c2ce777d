import { createHash, randomUUID } from "node:crypto";
import { list } from "@ioredis/commands";
import RedisMock from "ioredis-mock";
import type { Command, Engine, Outcome, Reply } from "./engine";
import { toMockScript, toReply } from "./lua";

const SCRIPTING = new Set(["EVAL", "EVAL_RO", "EVALSHA", "EVALSHA_RO", "SCRIPT"]);
/** The mock has methods that are no commands. */
const SERVED = new Set(list.map((name) => name.toUpperCase()));

type Emulated = (...args: string[]) => Promise<unknown>;

/** Redis imitated in this process, for machines without a server. Nothing outlives the process. */
export function startMemory(): Engine {
  // The mock shares its keys among all clients of one host.
  const mock = new RedisMock({ host: randomUUID() });
  const scripts = new Map<string, string>();
  let isClosed = false;

  const emulationOf = (name: string) => {
    const found: unknown = SERVED.has(name) && Reflect.get(mock, name.toLowerCase());
    return typeof found === "function" ? (found as Emulated) : undefined;
  };

  const evaluate = async (source: string, args: string[]) => {
    const [keyCount = "0", ...rest] = args;
    scripts.set(sha1(source), source);
    return toReply(await mock.eval(toMockScript(source), Number(keyCount), ...rest));
  };

  const execute = async ([name, ...words]: Command): Promise<Reply> => {
    const [first = "", ...rest] = words;
    if (name === "EVAL" || name === "EVAL_RO") return evaluate(first, rest);
    if (name === "EVALSHA" || name === "EVALSHA_RO") return evaluate(scripts.get(first) ?? noScript(), rest);
    if (name === "SCRIPT") return script(scripts, first.toUpperCase(), rest);
    const emulated = emulationOf(name);
    if (!emulated) throw new Error(`ERR unknown command '${name}'`);
    // The mock knows the options of SET in capitals only.
    const args = name === "SET" ? words.map((word, i) => (i < 2 ? word : word.toUpperCase())) : words;
    return toReply(await emulated.apply(mock, args));
  };

  // Some of the mock's commands take several turns of the event loop; Redis runs one at a time.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  return {
    name: "ioredis-mock",
    status: () => (isClosed ? "stopped" : "running"),
    pid: () => undefined,
    run: (command) => inTurn(() => execute(command)),
    runTogether: (commands) =>
      inTurn(async () => {
        const isKnown = ([name]: Command) => SCRIPTING.has(name) || emulationOf(name) !== undefined;
        if (!commands.every(isKnown)) {
          throw new Error("EXECABORT Transaction discarded because of previous errors.");
        }
        const outcomes: Outcome[] = [];
        for (const command of commands) outcomes.push(await execute(command).then(kept, failed));
        return outcomes;
      }),
    close: async () => {
      isClosed = true;
      mock.disconnect();
    },
  };
}

function script(scripts: Map<string, string>, subcommand: string, args: string[]): Reply {
  if (subcommand === "LOAD") {
    const source = args[0] ?? "";
    scripts.set(sha1(source), source);
    return sha1(source);
  }
  if (subcommand === "EXISTS") return args.map((sha) => (scripts.has(sha) ? 1 : 0));
  if (subcommand !== "FLUSH") throw new Error(`ERR unknown subcommand '${subcommand}'. Try SCRIPT HELP.`);
  scripts.clear();
  return "OK";
}

const kept = (reply: Reply): Outcome => ({ reply });
const failed = (error: unknown): Outcome => ({
  error: error instanceof Error ? error.message : "ERR unknown",
});
const sha1 = (text: string) => createHash("sha1").update(text).digest("hex");
const noScript = (): never => {
  throw new Error("NOSCRIPT No matching script. Please use EVAL.");
};
