import { help, readArgs } from "./setup-retell/args";
import { toSentence } from "./setup-retell/problem";
import { readSettings, run } from "./setup-retell/run";

let apiKey: string | undefined;
try {
  const args = readArgs(process.argv.slice(2));
  if (args.isHelp) {
    console.log(help);
  } else {
    const settings = await readSettings(args);
    apiKey = settings.apiKey;
    await run(args, settings, console.log);
  }
} catch (error) {
  console.error(toSentence(error, apiKey));
  process.exitCode = 1;
}
