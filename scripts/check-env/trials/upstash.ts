import { z } from "zod";
import { type Finding, findingsOf, type Values } from "../finding";
import { question } from "./question";

const { ok, problem } = findingsOf("Upstash");

/** A read-only token pings too, and runs no script. */
export async function tryUpstash(values: Values): Promise<Finding[]> {
  const { UPSTASH_REDIS_REST_URL: address = "", UPSTASH_REDIS_REST_TOKEN: token = "" } = values;
  const ask = (command: string[]) =>
    question(address, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(command),
    });
  const ping = await ask(["PING"]);
  if (ping.status === 401) return [problem("UPSTASH_REDIS_REST_TOKEN", "is not taken by Upstash")];
  if (z.object({ result: z.literal("PONG") }).safeParse(ping.json).success === false) {
    return [problem("UPSTASH_REDIS_REST_URL", `answered ${ping.status}, which is no Redis that is up`)];
  }
  const script = await ask(["EVAL", "return 1", "0"]);
  return script.status === 200
    ? [ok("UPSTASH_REDIS_REST_TOKEN", "pings, and runs scripts")]
    : [problem("UPSTASH_REDIS_REST_TOKEN", "runs no scripts; the read-only token?")];
}
