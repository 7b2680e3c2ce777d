import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Misuse, runCommand } from "../cli/command";
import type { Bench, Figure } from "./measure";

const here = import.meta.dirname;
const latest = join(here, "../../.bench/latest.json");

const all = readdirSync(here)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(".bench.ts", ""));

const usage = `npm run bench              every bench: a table, and the same as JSON in .bench/latest.json
npm run bench -- <name>    one of ${all.join(", ")}`;

async function main(wanted: string | undefined): Promise<number> {
  const names = all.filter((name) => wanted === undefined || name === wanted);
  if (names.length === 0) throw new Misuse(`There is no bench called ${wanted}.`);
  const figures: Figure[] = [];
  for (const name of names) {
    console.log(`running ${name} ...`);
    const bench: Bench = await import(`./${name}.bench.ts`);
    figures.push(...(await bench.run()));
  }
  mkdirSync(join(latest, ".."), { recursive: true });
  writeFileSync(latest, `${JSON.stringify(figures, null, 2)}\n`);
  console.table(figures.map(({ ok, ...rest }) => ({ ...rest, ok: ok ? "yes" : "NO" })));
  return figures.every((figure) => figure.ok) ? 0 : 1;
}

await runCommand({ usage, options: {}, words: 1 }, ({ positionals }) => main(positionals[0]));
