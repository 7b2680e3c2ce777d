import { listDeadLetters } from "../lib/webhooks/list-dead-letters";
import { replayDeadLetter } from "../lib/webhooks/replay-dead-letter";
import { type Given, Misuse, runCommand } from "./cli/command";
import { settingsOptions, settingsUsage, takeSettings } from "./cli/settings";

const usage = `npm run inbox -- list            webhooks that could not be taken in after ten tries
npm run inbox -- replay <id>     all its tries again
npm run inbox -- replay-all      the same for each of them

${settingsUsage}`;

/** For operators: events that could not be taken in, and another round of tries for them. No words of any call. */
async function main({ values, positionals }: Given<typeof settingsOptions>): Promise<number> {
  const work = workOf(positionals);
  await takeSettings(values);
  return work();
}

function workOf([command, id]: string[]): () => Promise<number> {
  if (command === "list" && id === undefined) return list;
  if (command === "replay-all" && id === undefined) return replayAll;
  if (command === "replay" && /^\d+$/.test(id ?? "")) return () => replayOne(id ?? "");
  if (command === "replay") throw new Misuse("replay takes the number of a dead letter.");
  throw new Misuse(
    command === undefined ? "What is to be done?" : `It takes no ${[command, id].join(" ").trim()}.`,
  );
}

async function list(): Promise<number> {
  const letters = await listDeadLetters();
  if (letters.length === 0) {
    console.log("There are no dead letters.");
    return 0;
  }
  console.table(
    letters.map(({ receivedAt, deadAt, ...letter }) => ({
      ...letter,
      receivedAt: receivedAt.toISOString(),
      deadAt: deadAt.toISOString(),
    })),
  );
  return 0;
}

/** Ends with 1 when there was nothing to replay. */
async function replayOne(id: string): Promise<number> {
  const isReplayed = await replay(id);
  await sayLeft();
  return isReplayed ? 0 : 1;
}

/** Somebody else may be quicker with one of them, which is well. */
async function replayAll(): Promise<number> {
  for (const { id } of await listDeadLetters()) await replay(String(id));
  await sayLeft();
  return 0;
}

async function replay(id: string): Promise<boolean> {
  // No id is greater than what JSON carries whole.
  const isReplayed = Number.isSafeInteger(Number(id)) && (await replayDeadLetter(Number(id)));
  console.log(`${id} ${isReplayed ? "has all its tries again, the first just now" : "is no dead letter"}`);
  return isReplayed;
}

async function sayLeft(): Promise<void> {
  const left = (await listDeadLetters()).length;
  console.log(left === 0 ? "There are no dead letters left." : `There are ${left} dead letters left.`);
}

await runCommand({ usage, options: settingsOptions, words: 2 }, main);
