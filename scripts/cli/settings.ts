import { existsSync, statSync } from "node:fs";
import { envProblems } from "../../lib/env";
import { adopt, overFile } from "../../lib/env-setup";
import { parseEnvText, readEnvFile } from "../setup-retell/env-file";
import { Complaint, toSentence } from "./command";
import { sandboxPlace, sandboxSettings, type Values } from "./running-sandbox";

/** Options of every command that works on a product as the app does. */
export const settingsOptions = { env: "string", sandbox: "boolean" } as const;

export const settingsUsage = `  --env FILE   the product of that env file; ENV_FILE says the same
  --sandbox    the sandbox that runs (npm start), although there is an .env.local
Without either: that of .env.local, else that of the process's own values, else the sandbox that runs.`;

export type SettingsFlags = { env?: string; sandbox?: boolean };

/** Gives the process the settings of the product that is meant. Throws a Complaint when they cannot be told or are not whole. */
export async function takeSettings(flags: SettingsFlags): Promise<void> {
  const shell = overFile({});
  const file = flags.sandbox ? undefined : fileOf(flags, shell);
  if (file !== undefined) return adopt(await settingsOf(file));
  if (!flags.sandbox && isWhole(shell)) return;
  adopt(await theSandbox(flags, shell));
  // Nobody shall take its answers for those of production.
  console.error(`Of the sandbox at ${sandboxPlace(shell).sandbox}:`);
}

/** The env file that is meant, if one is. */
export function fileOf(flags: SettingsFlags, shell: Values): string | undefined {
  return flags.env || shell.ENV_FILE || (existsSync(".env.local") ? ".env.local" : undefined);
}

async function settingsOf(file: string): Promise<Values> {
  const values = overFile(parseEnvText(await textOf(file)));
  const wrong = [...new Set(envProblems(values).map(({ name }) => name))];
  if (wrong.length === 0) return values;
  const names = wrong.length > 3 ? `${wrong.slice(0, 3).join(", ")} and others` : wrong.join(", ");
  throw new Complaint(
    `In ${file} something is missing or wrong (${names}): npm run check:env -- --env ${file} says what; --sandbox takes the sandbox that runs.`,
  );
}

/** The text of a file that was named and so must be there. */
export async function textOf(file: string): Promise<string> {
  if (!existsSync(file)) throw new Complaint(`There is no file ${file}.`);
  if (statSync(file).isDirectory()) throw new Complaint(`${file} is a folder: name the env file itself.`);
  return readEnvFile(file);
}

async function theSandbox(flags: SettingsFlags, shell: Values): Promise<Values> {
  try {
    return await sandboxSettings(sandboxPlace(shell));
  } catch (error) {
    if (flags.sandbox) throw error;
    throw new Complaint(
      `There is neither an .env.local nor a sandbox that runs (${toSentence(error).replace(/\.$/, "")}): give --env FILE.`,
    );
  }
}

const isWhole = (values: Values) => envProblems(values).length === 0;
