import { expect } from "vitest";
import { app, request, sameOrigin } from "./client";
import { type Person, somebody, submit } from "./demo-call";
import { redis } from "./demo-holds";

export const dial = { vendor: "retell", path: "/v2/create-phone-call" };
export const lookUp = { vendor: "retell", path: "/v3/list-calls" };
export const siteverify = { vendor: "recaptcha", path: "/api/siteverify" };
export const rpc = (name: string) => ({ vendor: "supabase", path: `/rest/v1/rpc/${name}` });
export const another = () => ({ recaptchaToken: crypto.randomUUID(), idempotencyKey: crypto.randomUUID() });

/** What siteverify says of somebody who is none of a machine's, solved so long ago. */
export const solved = (secondsAgo: number) => ({
  nonsense: {
    type: "application/json",
    body: JSON.stringify({
      success: true,
      score: 0.9,
      action: "demo_call",
      hostname: "127.0.0.1",
      challenge_ts: new Date(Date.now() - secondsAgo * 1000).toISOString(),
    }),
  },
});

export const block = ({ form }: Person) =>
  request(app("/api/block"), { body: { phone: form.phone }, headers: sameOrigin() });

/** What a line of the day's ledger holds that is nobody's in particular, in Redis alone. */
export async function holdForOthers({ seconds = 0, microUsd = 0, calls = 1 }): Promise<void> {
  await redis("SET", "{demo}:ready", "1");
  const line = (n: number) => [`other-${n}`, `${Date.now()}|0|p${n}|a${n}|${seconds}|${microUsd}`];
  await redis("HSET", "{demo}:entries", ...Array.from({ length: calls }, (_, n) => line(n)).flat());
}
export const spendMonth = async (microUsd: number) => {
  await redis("SET", "{demo}:ready", "1");
  await redis("SET", `{demo}:month:${new Date().toISOString().slice(0, 7)}`, String(microUsd));
};

/** More than an address may ask in a minute: whoever does is told that, whatever the form says. */
export async function flood({ address }: Person): Promise<void> {
  const nonsense = () => submit({ ...somebody(), address }, { phone: "nobody" });
  const answers = await Promise.all(Array.from({ length: 300 }, nonsense));
  const codes = new Set(answers.map(({ status, json }) => `${status} ${json.code}`));
  expect(codes).toEqual(new Set(["400 invalid_request", "429 rate_limited"]));
}
