import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bench, Figure } from "./measure";

const here = import.meta.dirname;
const latest = join(here, "../../.bench/latest.json");

/** `npm run bench [-- NAME]`: every bench, or one; a table, and the same as JSON in .bench/latest.json. */
async function main(wanted: string | undefined): Promise<void> {
  const names = readdirSync(here)
    .filter((file) => file.endsWith(".bench.ts"))
    .map((file) => file.replace(".bench.ts", ""))
    .filter((name) => wanted === undefined || name === wanted);
  if (names.length === 0) throw new Error(`There is no bench called ${wanted}.`);
  const figures: Figure[] = [];
  for (const name of names) {
    console.log(`running ${name} ...`);
    const bench: Bench = await import(`./${name}.bench.ts`);
    figures.push(...(await bench.run()));
  }
  mkdirSync(join(latest, ".."), { recursive: true });
  writeFileSync(latest, `${JSON.stringify(figures, null, 2)}\n`);
  console.table(figures.map(({ ok, ...rest }) => ({ ...rest, ok: ok ? "yes" : "NO" })));
  process.exitCode = figures.every((figure) => figure.ok) ? 0 : 1;
}

main(process.argv[2]).catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
