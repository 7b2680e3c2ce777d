import { readFileSync } from "node:fs";
import { join } from "node:path";

/** `api.js`, which finds its site key in its own address. */
export const apiScript = () => readFileSync(join(import.meta.dirname, "api.js"), "utf8");

/** `token.js`: hands a token, or a failure, to the `execute` that asked. */
export function tokenScript(id: string, answer: { token: string } | { error: string }): string {
  return `window.___grecaptcha_waiting[${literal(id)}]?.(${literal(answer)});\n`;
}

const literal = (value: unknown) => JSON.stringify(value);
