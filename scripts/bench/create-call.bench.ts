import { startStack } from "../../tests/support/stack";
import { atMost, type Figure, median, noted, post } from "./measure";

const INJECTED_MS = 250;
/** Until code that runs often is compiled. */
const WARMING_ROUNDS = 40;
const ROUNDS = 40;

/** What we add to Retell's own time when a call is made. */
export async function run(): Promise<Figure[]> {
  const stack = await startStack({ MAX_CONCURRENT_CALLS: "1000" });
  try {
    const control = (path: string, body: unknown) =>
      fetch(`${stack.sandbox}/control/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    await control("retell", { concurrencyLimit: 1000 });
    await control("faults", { vendor: "retell", path: "/v2/create-web-call", delayMs: INJECTED_MS });
    for (let i = 0; i < WARMING_ROUNDS; i++) await timeOne(stack.app);
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) times.push(await timeOne(stack.app));
    const middle = median(times);
    return [
      noted("create-call with 250 ms in Retell, median", middle, "ms"),
      atMost("create-call over the injected time", middle / INJECTED_MS, "x", 1.15),
    ];
  } finally {
    await stack.stop();
  }
}

async function timeOne(app: string): Promise<number> {
  const began = performance.now();
  const status = await post(`${app}/api/retell/create-call`, {}, { origin: app });
  if (status !== 200) throw new Error(`create-call answered ${status}`);
  return performance.now() - began;
}
