import { beforeEach, expect, it } from "vitest";
import { control, until } from "../support/client";
import { dials, fault, release, somebody, submit } from "../support/demo-call";
import { another, dial, lookUp, rpc, siteverify } from "../support/demo-gate-means";
import { redis } from "../support/demo-holds";

beforeEach(async () => {
  await control("reset", {});
});

const slowness = [
  ["the limiter", { vendor: "upstash" }, 503, "limits_unavailable"],
  ["the check", siteverify, 503, "captcha_unavailable"],
  ["the claim", rpc("claim_demo_call"), 503, "storage_unavailable"],
  ["the ledger", rpc("list_demo_reservations"), 503, "storage_unavailable"],
  ["the intent", rpc("write_demo_intent"), 503, "storage_unavailable"],
  ["the record", rpc("record_demo_call"), 200, undefined],
  ["the look-up", lookUp, 200, undefined],
] as const;

/** Their times pass side by side: each person meets the one that is held, and the next comes once it is. */
it("whatever takes too long is waited for no longer, and who meets it is refused or gets their one call", async () => {
  const answers = [];
  for (const [what, where] of slowness) {
    if (what === "the ledger") await redis("DEL", "{demo}:ready");
    // The call rings, and the answer to its dial is lost, so that it has to be looked up.
    if (where === lookUp) await fault({ ...dial, drop: true, after: true, times: 1 });
    await fault({ ...where, held: true, times: 1 });
    const person = somebody();
    answers.push({ person, answer: submit(person) });
    await until(
      () => control("faults"),
      ({ json }) => Array.isArray(json.faults) && json.faults.length === 0,
    );
  }
  const met = [];
  for (const { answer } of answers) met.push([(await answer).status, (await answer).json.code]);
  expect(met).toEqual(slowness.map(([, , status, code]) => [status, code]));
  expect(await dials()).toHaveLength(2);
  await release();
  for (const { person } of answers.slice(0, 5)) expect((await submit(person, another())).status).toBe(200);
  expect(await dials()).toHaveLength(7);
});
