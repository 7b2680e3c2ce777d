import { signInAt } from "../../tests/support/sign-in";
import { startStack } from "../../tests/support/stack";
import { connectToStack } from "../../tests/support/stack-connection";
import { atMost, type Figure, median, noted, percentile, post } from "./measure";
import { DAYS, fillCalls } from "./ops-calls";

const READS = 15;
const SLOW_READS = 3;
const SLOW_MS = 1500;
/** What was found of the vendors is told for five seconds. */
const FORGOTTEN_MS = 5100;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const range = `?from=${dayOf(Date.now() - DAYS * 86_400_000)}&to=${dayOf(Date.now())}`;

/**
 * The operators' page over 100 000 calls, as a browser gets it from the built app: until the figures are there, and until all
 * is, also while a vendor is slow to say that it is well.
 */
export async function run(): Promise<Figure[]> {
  const stack = await startStack();
  try {
    const { cookie } = await signInAt(stack, "ops@example.com");
    const pool = await connectToStack(stack.sandbox, stack.dir);
    await fillCalls(pool);
    await pool.end();
    const read = (path: string) => reading(stack.app + path, cookie);
    const first = await read(`/ops${range}`);
    const [month, all] = [await readings(() => read("/ops")), await readings(() => read(`/ops${range}`))];
    await post(`${stack.sandbox}/control/faults`, { vendor: "lambda", delayMs: SLOW_MS });
    const slow: Reading[] = [];
    for (let round = 0; round < SLOW_READS; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_MS));
      slow.push(await read("/ops"));
    }
    const figures = (list: readonly Reading[]) => list.map(({ figuresMs }) => figuresMs);
    return [
      atMost("GET /ops over 30 days, whole, median", median(month.map(({ wholeMs }) => wholeMs)), "ms", 300),
      atMost("GET /ops over 90 days, whole, median", median(all.map(({ wholeMs }) => wholeMs)), "ms", 300),
      noted(
        "the same, p95",
        percentile(
          all.map(({ wholeMs }) => wholeMs),
          95,
        ),
        "ms",
      ),
      atMost(`its figures while Lambda takes ${SLOW_MS} ms, median`, median(figures(slow)), "ms", 300),
      noted("the same, until all is told", median(slow.map(({ wholeMs }) => wholeMs)), "ms"),
      noted("the first time ever, when 90 days are added up", first.wholeMs, "ms"),
    ];
  } finally {
    await stack.stop();
  }
}

async function readings(read: () => Promise<Reading>): Promise<Reading[]> {
  for (let round = 0; round < 5; round += 1) await read();
  const all: Reading[] = [];
  for (let round = 0; round < READS; round += 1) all.push(await read());
  return all;
}

type Reading = { figuresMs: number; wholeMs: number };

async function reading(url: string, cookie: string): Promise<Reading> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  if (!answer.ok || !answer.body) throw new Error(`The page answered ${answer.status}.`);
  let text = "";
  let figuresMs = 0;
  for await (const part of answer.body.pipeThrough(new TextDecoderStream())) {
    text += part;
    if (figuresMs === 0 && text.includes("Last calls")) figuresMs = performance.now() - began;
  }
  if (figuresMs === 0) throw new Error("The page had no figures.");
  return { figuresMs, wholeMs: performance.now() - began };
}
