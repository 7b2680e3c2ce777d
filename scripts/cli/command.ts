import { parseArgs } from "node:util";
import { AppError } from "../../lib/errors";
import { causeOf } from "../../lib/log";

/** Something the person at the terminal can mend; the message is the whole sentence they see. */
export class Complaint extends Error {}
/** The same, of how the command was called: its usage follows. */
export class Misuse extends Complaint {}

type OptionTypes = Record<string, "string" | "boolean">;
type Values<O extends OptionTypes> = { [name in keyof O]?: O[name] extends "boolean" ? boolean : string };
export type Given<O extends OptionTypes> = { values: Values<O>; positionals: string[] };

export type Command<O extends OptionTypes> = {
  usage: string;
  options: O;
  /** Words beside the options, at most. */
  words: number;
};

/** Runs a command and sets how the process ends: by what `main` returns, 0 after `--help`, 1 after a sentence. */
export async function runCommand<const O extends OptionTypes>(
  command: Command<O>,
  main: (given: Given<O>) => Promise<number>,
): Promise<void> {
  try {
    const given = readCommand(command, process.argv.slice(2));
    if (given === "help") console.log(command.usage);
    else process.exitCode = await main(given);
  } catch (error) {
    console.error(toSentence(error));
    if (error instanceof Misuse) console.error(`\n${command.usage}`);
    process.exitCode = 1;
  }
}

/** Throws Misuse with the sentence for whatever the command does not take. */
export function readCommand<const O extends OptionTypes>(
  command: Command<O>,
  args: string[],
): Given<O> | "help" {
  if (args.includes("--help") || args.includes("-h")) return "help";
  const { values, positionals } = parse(command.options, args);
  const tooMany = positionals[command.words];
  if (tooMany !== undefined) throw new Misuse(`${tooMany} is one word too many.`);
  return { values: values as Values<O>, positionals };
}

function parse(types: OptionTypes, args: string[]) {
  const options = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const [reason = "An option is wrong"] = messageOf(error).split(/\.(?:\s|$)|\n/);
    throw new Misuse(`${reason}.`);
  }
}

/** What the person at the terminal reads of any failure: never a stack, and nothing that a database may have quoted. */
export function toSentence(error: unknown): string {
  if (error instanceof AppError) return `${error.message} (${causeOf(error)})`;
  return messageOf(error) || causeOf(error);
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "");
