import { readFileSync, writeFileSync } from "node:fs";
import { runCommand } from "./cli/command";
import { forbidden, toMarkdown } from "./licenses/licenses";

const usage =
  "npm run licenses    writes docs/licenses.md from the lock file; ends with 1 when a licence is not allowed";

async function main(): Promise<number> {
  const lock: unknown = JSON.parse(readFileSync("package-lock.json", "utf8"));
  writeFileSync("docs/licenses.md", toMarkdown(lock));
  const refused = forbidden(lock);
  for (const line of refused) console.error(line);
  return refused.length > 0 ? 1 : 0;
}

await runCommand({ usage, options: {}, words: 0 }, main);
