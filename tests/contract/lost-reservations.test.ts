import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { keys } from "../../lib/limits/reservation-scripts";
import { engines, type ServedUpstash, serveUpstash, TOKEN } from "../support/upstash";

let served: ServedUpstash;
let limits: typeof import("../../lib/limits/reserve-demo-call");
beforeAll(async () => {
  served = await serveUpstash(engines[0] ?? "imitation");
  Object.assign(process.env, parseEnv(readFileSync(".env.example", "utf8")), {
    RETELL_AGENT_ID: "agent",
    RETELL_DEMO_AGENT_ID: "agent",
    RETELL_PHONE_NUMBER: "+14155550123",
    UPSTASH_REDIS_REST_URL: served.url,
    UPSTASH_REDIS_REST_TOKEN: TOKEN,
  });
  limits = await import("../../lib/limits/reserve-demo-call");
});
afterAll(() => served.stop());

const nothing = async () => ({ lines: [], microUsdInMonth: 0 });
const reserve = (id: string, phoneHash: string, addressHash: string) =>
  limits.reserveDemoCall({ id, phoneHash, addressHash }, nothing, new Date());

test("a reservation that was made and not answered holds nobody up, though Redis answers nothing while it is taken back", async () => {
  // Redis knows what reserves by now, and has never been told to take anything back.
  await reserve("a", "p1", "a1");
  served.context.faults.add({ vendor: "upstash", drop: true, after: true });
  await expect(reserve("b", "p2", "a2")).rejects.toMatchObject({ code: "limits_unavailable" });
  served.context.faults.clear();
  expect(Object.keys((await served.redis.hgetall(keys.entries)) ?? {}).sort()).toEqual(["a", "b"]);
  await reserve("c", "p2", "a2");
});
