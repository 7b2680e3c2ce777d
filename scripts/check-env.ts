import { overFile } from "@/lib/env-setup";
import { examineNames } from "./check-env/examine";
import { toLines } from "./check-env/report";
import { checkEnv } from "./check-env/run";
import { type Given, runCommand } from "./cli/command";
import { textOf } from "./cli/settings";
import { parseEnvText, readEnvFile } from "./setup-retell/env-file";

const usage = `npm run check:env                    the values of .env.local, with the process's own over them
npm run check:env -- --env FILE      of another file; ENV_FILE says the same
npm run check:env -- --offline       their forms alone; no vendor is asked`;
const options = { env: "string", offline: "boolean" } as const;

/** Says of each name what is wrong with it; ends with 1 when anything is. */
async function main({ values: flags }: Given<typeof options>): Promise<number> {
  const inFile = parseEnvText(await textToCheck(flags.env || overFile({}).ENV_FILE));
  const values = overFile(inFile);
  const findings = [
    ...examineNames(Object.keys(inFile)),
    ...(await checkEnv(values, flags.offline ?? false)),
  ];
  for (const line of toLines(findings, values)) console.log(line);
  return findings.some(({ level }) => level === "problem") ? 1 : 0;
}

/** A file that is named must be there; .env.local need not be. */
async function textToCheck(named: string | undefined): Promise<string> {
  if (named) return textOf(named);
  const text = await readEnvFile(".env.local");
  if (text === "")
    console.log(".env.local is not there or empty; what follows is of the process's own values.");
  return text;
}

await runCommand({ usage, options, words: 0 }, main);
