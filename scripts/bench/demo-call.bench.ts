import { randomUUID } from "node:crypto";
import { startStack } from "../../tests/support/stack";
import { atMost, type Figure, median, noted, post } from "./measure";

const CAPTCHA_MS = 80;
const REDIS_MS = 5;
const RETELL_MS = 250;
const PATH_MS = CAPTCHA_MS + REDIS_MS + RETELL_MS;
/** Until code that runs often is compiled. */
const WARMING_ROUNDS = 40;
const ROUNDS = 40;

/** From submit to answer, over what the check, one round trip to Redis and Retell take by themselves. */
export async function run(): Promise<Figure[]> {
  const stack = await startStack({
    DEMO_CALLS_PER_DAY: "1000",
    DEMO_MINUTES_PER_DAY: "100000",
    DEMO_CENTS_PER_MONTH: "10000000",
    MAX_CONCURRENT_CALLS: "1000",
  });
  try {
    const control = (path: string, body: unknown) => post(`${stack.sandbox}/control/${path}`, body, {});
    await control("retell", { concurrencyLimit: 1000 });
    await control("scenario", { name: "no-answer" });
    await control("faults", { vendor: "recaptcha", path: "/api/siteverify", delayMs: CAPTCHA_MS });
    await control("faults", { vendor: "upstash", delayMs: REDIS_MS });
    await control("faults", { vendor: "retell", path: "/v2/create-phone-call", delayMs: RETELL_MS });
    const times: number[] = [];
    for (let i = 0; i < WARMING_ROUNDS; i++) await timeOne(stack.app, i);
    for (let i = 0; i < ROUNDS; i++) times.push(await timeOne(stack.app, WARMING_ROUNDS + i));
    const middle = median(times);
    return [
      noted("demo-call from submit to answer, median", middle, "ms"),
      atMost("demo-call over its critical path", middle / PATH_MS, "x", 1.15),
      atMost("demo-call from submit to Retell's answer", middle, "ms", 1000),
    ];
  } finally {
    await stack.stop();
  }
}

async function timeOne(app: string, person: number): Promise<number> {
  const form = {
    name: "Ada Grey",
    phone: `+1415200${2000 + person}`,
    email: "ada@example.com",
    consent: true,
    recaptchaToken: randomUUID(),
    idempotencyKey: randomUUID(),
  };
  const began = performance.now();
  const status = await post(`${app}/api/demo-call`, form, {
    origin: app,
    "x-client-address": `203.0.113.${person}`,
  });
  if (status !== 200) throw new Error(`demo-call answered ${status}`);
  return performance.now() - began;
}
