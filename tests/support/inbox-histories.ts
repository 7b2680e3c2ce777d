import fc from "fast-check";
import { rankOf, rankOfEvent } from "@/lib/calls/rank";
import { toColumns } from "@/lib/calls/schema";
import { retellCallSchema, retellEventSchema, toCallFacts } from "@/lib/vendors/retell-call";

/** What may happen to one call, in this order. A crash undoes what it interrupts; the sender then tries again. */
export type Step =
  | { kind: "accept" | "crashing-accept"; event: number }
  | { kind: "process" | "crashing-process" | "killed-process" | "erase" };
export type History = { isRecorded: boolean; steps: Step[] };

const basics = {
  call_id: "call_x",
  call_type: "web_call",
  agent_id: "agent_doc",
  agent_version: 3,
  start_timestamp: 1_795_161_600_000,
};
const said = (turns: number) => ({
  call_status: "ongoing",
  transcript_object: Array.from({ length: turns }, (_, i) => ({
    role: i % 2 ? "user" : "agent",
    content: `Words that were said, turn ${i}.`,
    words: [{ word: "Words", start: i, end: i + 0.4 }],
  })),
});
const over = {
  ...said(3),
  call_status: "ended",
  end_timestamp: 1_795_161_660_000,
  disconnection_reason: "user_hangup",
  recording_url: "https://recordings.example/first.wav",
  call_cost: { combined_cost: 12.5 },
  latency: { e2e: { p50: 800 } },
};
const analyzed = {
  ...over,
  recording_url: "https://recordings.example/last.wav",
  recording_multi_channel_url: "https://recordings.example/both.wav",
  call_analysis: {
    call_summary: "It was a long night.",
    user_sentiment: "Neutral",
    call_successful: true,
    custom_analysis_data: { mood: "tired" },
  },
};

const bodies: [string, object][] = [
  ["call_started", { call_status: "ongoing" }],
  ["transcript_updated", said(1)],
  ["transcript_updated", said(2)],
  ["transcript_updated", said(3)],
  ["call_ended", over],
  ["call_analyzed", analyzed],
];

/** Retell's six events of one call as the inbox takes them, read by the app's own code. */
export const events = bodies.map(([event, call], index) => {
  const parsed = retellEventSchema.parse({ event, call: { ...basics, ...call } });
  return {
    index,
    event,
    hash: `hash${index}`,
    body: JSON.stringify({ event, call: { ...basics, ...call } }),
    rank: rankOfEvent(event),
    facts: toColumns(toCallFacts(parsed.call)),
  };
});

/** What Retell says of the call when it is read back. */
export const readback = {
  rank: rankOf.readback_final,
  facts: toColumns(toCallFacts(retellCallSchema.parse({ ...basics, ...analyzed }))),
};

/** Every ordered subset of the events: 1 957. */
export function orderedSubsets(left = events.map((e) => e.index)): number[][] {
  return [
    [],
    ...left.flatMap((first) =>
      orderedSubsets(left.filter((e) => e !== first)).map((rest) => [first, ...rest]),
    ),
  ];
}

const afterwards = ["process", "crashing-process", "killed-process"] as const;

/** One ordered subset as a history; `way` varies how its events are taken in: only by the sweep, each at once, or in crashes. */
export function historyOf(order: readonly number[], way: number): History {
  const steps = order.flatMap((event, at): Step[] => {
    const accept: Step = { kind: (way + at) % 5 === 4 ? "crashing-accept" : "accept", event };
    const after = afterwards[(way >> (at % 3)) % 4];
    return after ? [accept, { kind: after }] : [accept];
  });
  return { isRecorded: way % 2 === 0, steps };
}

const event = fc.nat(events.length - 1);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: event.map((event): Step => ({ kind: "accept", event })) },
  { weight: 1, arbitrary: event.map((event): Step => ({ kind: "crashing-accept", event })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: "process" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: "crashing-process" }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: "killed-process" }) },
);
const erased = fc
  .tuple(fc.array(step, { maxLength: 8 }), fc.array(step, { maxLength: 8 }))
  .map(([before, after]): History => ({ isRecorded: true, steps: [...before, { kind: "erase" }, ...after] }));
const unerased = fc.record({
  isRecorded: fc.boolean(),
  steps: fc.array(step, { minLength: 1, maxLength: 14 }),
});

/** Seeded draws with duplicates, crashes and, in every second one, an erasure. */
export const drawHistories = (count: number, seed: number): History[] =>
  fc.sample(fc.oneof(erased, unerased), { numRuns: count, seed });

/** Every ordered subset with a crash at every point and an erasure at every point, or neither. */
export function* crossProduct(): Generator<History> {
  for (const order of orderedSubsets()) {
    const points = [undefined, ...Array.from({ length: order.length + 1 }, (_, at) => at)];
    for (const crash of points) {
      for (const erasure of points) {
        const steps = [...order, undefined].flatMap((event, at): Step[] => [
          ...(at === erasure ? [{ kind: "erase" } as const] : []),
          ...(at === crash ? [{ kind: at % 2 ? "killed-process" : "crashing-process" } as const] : []),
          ...(event === undefined
            ? []
            : [{ kind: at === crash ? "crashing-accept" : "accept", event } as const]),
          // Every second order is taken in as it comes, the others by the sweep alone.
          ...(event !== undefined && order.length % 2 ? [{ kind: "process" } as const] : []),
        ]);
        yield { isRecorded: erasure !== undefined || order.length % 3 === 0, steps };
      }
    }
  }
}
