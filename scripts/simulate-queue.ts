import { startTestDatabase } from "../tests/support/database";
import { Misuse, runCommand } from "./cli/command";
import { type Outcome, play } from "./simulate-queue/play";
import { type World, worlds } from "./simulate-queue/worlds";

const usage = `npm run simulate:queue                          the queue's SQL in virtual time, 1 000 000 steps shared by the loads
npm run simulate:queue -- STEPS [SEED [LOAD]]   so many, drawn from that number, of the loads whose name has that in it

The loads: ${worlds.map(({ name }) => name).join("; ")}.`;

/** Ends with 1 when anything was wrong, a slot idle, or the estimate dishonest. */
async function main([steps = "1000000", seed = "20261121", only = ""]: string[]): Promise<number> {
  if (!/^[1-9]\d*$/.test(steps) || !/^\d+$/.test(seed)) throw new Misuse("STEPS and SEED are whole numbers.");
  const chosen = worlds.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) throw new Misuse(`There is no load called ${only}.`);
  const database = await startTestDatabase();
  const began = Date.now();
  const outcomes: Outcome[] = [];
  const one = async (world: World, place: number) => {
    const { url } = await database.createFromTemplate();
    const outcome = await play(url, world, Math.ceil(Number(steps) / chosen.length), Number(seed) + place);
    console.log(JSON.stringify({ ...outcome, seconds: Math.round((Date.now() - began) / 1000) }));
    outcomes.push(outcome);
  };
  try {
    await Promise.all(chosen.map(one));
  } finally {
    await database.stop();
  }
  console.table(outcomes.map(toRow));
  const isWell = ({ wrong, utilisation, waits, within }: Outcome) =>
    sum(wrong) === 0 && utilisation >= 95 && (waits === 0 || (within >= 70 && within <= 90));
  return outcomes.every(isWell) ? 0 : 1;
}

const toRow = ({ hours, wrong, ...rest }: Outcome) => ({
  ...rest,
  hours: Math.round(hours),
  wrong: sum(wrong),
});
const sum = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

await runCommand({ usage, options: {}, words: 3 }, ({ positionals }) => main(positionals));
