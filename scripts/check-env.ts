import { parseArgs } from "node:util";
import { overFile } from "@/lib/env-setup";
import { causeOf } from "@/lib/log";
import { examineNames } from "./check-env/examine";
import { toLines } from "./check-env/report";
import { checkEnv } from "./check-env/run";
import { parseEnvText, readEnvFile } from "./setup-retell/env-file";

const usage = `npm run check:env                    the values of .env.local, with the process's own over them
npm run check:env -- --env PATH      of another file
npm run check:env -- --offline       their forms alone; no vendor is asked`;

/** Says of each name what is wrong with it; ends with 1 when anything is. */
async function main(): Promise<number> {
  const options = {
    env: { type: "string" },
    offline: { type: "boolean" },
    help: { type: "boolean" },
  } as const;
  const { values: args } = parseArgs({ options });
  if (args.help) {
    console.log(usage);
    return 0;
  }
  const path = args.env ?? ".env.local";
  const text = await readEnvFile(path);
  if (text === "") console.log(`${path} is not there or empty; what follows is of the process's own values.`);
  const inFile = parseEnvText(text);
  const values = overFile(inFile);
  const findings = [...examineNames(Object.keys(inFile)), ...(await checkEnv(values, args.offline ?? false))];
  for (const line of toLines(findings, values)) console.log(line);
  return findings.some(({ level }) => level === "problem") ? 1 : 0;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    // A wrong option, or a fault of ours: neither quotes a value.
    console.error(error instanceof TypeError ? usage : causeOf(error));
    process.exitCode = 1;
  },
);
