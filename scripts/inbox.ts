import { existsSync } from "node:fs";
import { causeOf } from "../lib/log";
import { listDeadLetters } from "../lib/webhooks/list-dead-letters";
import { replayDeadLetter } from "../lib/webhooks/replay-dead-letter";

const usage = "npm run inbox -- list | replay <id> | replay-all";

/** For operators: events that could not be taken in, and another round of tries for them. No words of any call. */
async function main([command, id]: string[]): Promise<void> {
  if (existsSync(".env.local")) process.loadEnvFile(".env.local");
  if (command === "list" && id === undefined) return list();
  if (command === "replay" && /^\d+$/.test(id ?? "")) return replay([Number(id)]);
  if (command === "replay-all" && id === undefined)
    return replay((await listDeadLetters()).map((letter) => letter.id));
  throw new Error(usage);
}

async function list(): Promise<void> {
  const letters = await listDeadLetters();
  if (letters.length === 0) return console.log("There are no dead letters.");
  console.table(
    letters.map(({ receivedAt, deadAt, ...letter }) => ({
      ...letter,
      receivedAt: receivedAt.toISOString(),
      deadAt: deadAt.toISOString(),
    })),
  );
}

async function replay(ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    const isReplayed = await replayDeadLetter(id);
    console.log(`${id} ${isReplayed ? "has all its tries again, the first just now" : "is no dead letter"}`);
  }
  const left = (await listDeadLetters()).length;
  console.log(left === 0 ? "There are no dead letters left." : `There are ${left} dead letters left.`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof Error ? `${error.message} (${causeOf(error)})` : "unknown");
  process.exitCode = 1;
});
