import { createHmac } from "node:crypto";
import fc from "fast-check";

const KEY = "key_sandbox_0000000000000000";
const MAX_BYTES = 4 * 1024 * 1024;
const FIVE_MINUTES = 300_000;

const sign = (body: string, at: number, key = KEY) =>
  `v=${at},d=${createHmac("sha256", key).update(`${body}${at}`).digest("hex")}`;

const fields = fc.dictionary(
  fc.constantFrom(
    "call_status",
    "call_type",
    "start_timestamp",
    "end_timestamp",
    "duration_ms",
    "transcript_object",
    "recording_url",
    "call_cost",
    "latency",
    "call_analysis",
    "agent_version",
    "disconnection_reason",
    "metadata",
  ),
  fc.jsonValue({ maxDepth: 4 }),
);
const eventName = fc.oneof(
  fc.constantFrom("call_started", "call_ended", "call_analyzed", "transcript_updated"),
  fc.string(),
);

/** Events of calls with this prefix, with anything at all in their fields. */
const event = (prefix: string) =>
  fc
    .record({ event: eventName, call: fields, id: fc.nat(1e9) })
    .map(({ event, call, id }) => JSON.stringify({ event, call: { ...call, call_id: `${prefix}${id}` } }));

/** Text that is no event: cut short, of another shape, or no JSON. */
const malformed = (prefix: string) =>
  fc.oneof(
    fc
      .tuple(event(prefix), fc.double({ min: 0, max: 0.99, noNaN: true }))
      .map(([text, at]) => text.slice(0, text.length * at)),
    fc.json(),
    fc.string({ unit: "binary" }),
    fc.constant(`{"event":"call_ended","call":${"[".repeat(50_000)}`),
  );

/** Headers that do not prove that Retell sent this body now. */
const unproven = (body: string) =>
  fc.oneof<fc.Arbitrary<Record<string, string>>[]>(
    fc.constant({}),
    fc.string({ unit: "grapheme-ascii" }).map((text) => ({ "x-retell-signature": text.trim() })),
    fc.nat(1e6).map((ms) => ({ "x-retell-signature": sign(body, Date.now() - FIVE_MINUTES - 1000 - ms) })),
    fc.nat(1e6).map((ms) => ({ "x-retell-signature": sign(body, Date.now() + 3_600_000 + ms) })),
    fc.string().map((key) => ({ "x-retell-signature": sign(body, Date.now(), `${key}x`) })),
    fc.constant({ "x-retell-signature": sign(`${body} `, Date.now()) }),
    fc.nat(63).map((at) => ({ "x-retell-signature": flip(sign(body, Date.now()), at) })),
  );

/** One digit of the digest changed. */
function flip(signature: string, at: number): string {
  const place = signature.length - 1 - at;
  const digit = (Number.parseInt(signature[place] ?? "0", 16) + 1) % 16;
  return signature.slice(0, place) + digit.toString(16) + signature.slice(place + 1);
}

/** Proves that Retell sends this body now. */
export const signed = (body: string) => () => ({ "x-retell-signature": sign(body, Date.now()) });

/** One request in the making: its headers are made when it is sent, since signatures carry the time. */
export type Attack = {
  body: string;
  headers: () => Record<string, string>;
  isSigned: boolean;
  isTooLarge: boolean;
};

/** Seeded webhooks of every bad kind, and some good ones among them. */
export function drawAttacks(count: number, seed: number, prefix: string): Attack[] {
  const attack = fc.oneof(
    { weight: 60, arbitrary: withProof(event(prefix), false) },
    { weight: 30, arbitrary: withProof(malformed(prefix), false) },
    { weight: 40, arbitrary: withProof(malformed(prefix), true) },
    { weight: 60, arbitrary: withProof(event(prefix), true) },
    { weight: 2, arbitrary: fc.constant(tooLarge(prefix)) },
  );
  return fc.sample(attack, { numRuns: count, seed });
}

function withProof(body: fc.Arbitrary<string>, isSigned: boolean): fc.Arbitrary<Attack> {
  return body.chain((text): fc.Arbitrary<Attack> => {
    if (isSigned) return fc.constant({ body: text, headers: signed(text), isSigned, isTooLarge: false });
    return unproven(text).map((headers) => ({
      body: text,
      headers: () => headers,
      isSigned,
      isTooLarge: false,
    }));
  });
}

function tooLarge(prefix: string): Attack {
  const body = JSON.stringify({
    event: "call_ended",
    call: { call_id: `${prefix}large`, x: "x".repeat(MAX_BYTES) },
  });
  return { body, headers: signed(body), isSigned: true, isTooLarge: true };
}
