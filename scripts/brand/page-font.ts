/** Makes the pages' own cut of Fraunces, in app/fonts, from npm's copy of it: `npx tsx scripts/brand/page-font.ts`. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import subsetFont from "subset-font";

const root = join(import.meta.dirname, "../..");
const source = join(
  root,
  "node_modules/@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2",
);
const latin = Array.from({ length: 0x3000 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i)).join("");

// What app/globals.css asks of it: as soft as it gets, no wonk, three weights, and the sizes of the scale (15 to 52 px).
const file = await subsetFont(await readFile(source), latin, {
  targetFormat: "woff2",
  variationAxes: { SOFT: 100, WONK: 0, wght: { min: 400, max: 600 }, opsz: { min: 15, max: 52 } },
});
await mkdir(join(root, "app/fonts"), { recursive: true });
await writeFile(join(root, "app/fonts/fraunces.woff2"), file);
console.log(`fraunces.woff2: ${file.length} bytes`);
