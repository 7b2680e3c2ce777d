import { readFileSync, writeFileSync } from "node:fs";
import { forbidden, toMarkdown } from "./licenses/licenses";

/** `npm run licenses`: writes docs/licenses.md from the lock file; ends with 1 when a licence is not allowed. */
const lock: unknown = JSON.parse(readFileSync("package-lock.json", "utf8"));
writeFileSync("docs/licenses.md", toMarkdown(lock));
const refused = forbidden(lock);
for (const line of refused) console.error(line);
process.exitCode = refused.length > 0 ? 1 : 0;
