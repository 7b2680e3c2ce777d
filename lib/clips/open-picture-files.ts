import { readFileSync } from "node:fs";
import { join } from "node:path";

// From the working directory, where the host puts what `outputFileTracingIncludes` in next.config.ts names.
const fonts = join(process.cwd(), "lib/clips/picture/fonts");
const emoji = join(process.cwd(), "node_modules/@discordapp/twemoji/dist/svg");

export const openFont = (name: string): Buffer => readFileSync(join(fonts, `${name}.ttf`));

/** The drawing of an emoji by its code points (`1f44d-1f3fd`), as SVG; undefined where the set has none. */
export function openEmoji(code: string): string | undefined {
  if (!/^[0-9a-f]+(-[0-9a-f]+)*$/.test(code)) return undefined;
  try {
    return readFileSync(join(emoji, `${code}.svg`), "utf8");
  } catch {
    return undefined;
  }
}
