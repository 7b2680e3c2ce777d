import { heldCall } from "../../tests/support/held-call";
import { signInAt } from "../../tests/support/sign-in";
import { type Stack, startStack } from "../../tests/support/stack";
import type { ClipView } from "../../types/clip";
import { atMost, type Figure, median, noted } from "./measure";

const SECONDS = 15;
const ROUNDS = 6;
const LINES = [
  "I have been on my feet since five this morning, and every single bed on the floor is taken again.",
  "The family wanted to know why nobody had called them, and I did not have an answer that was good enough.",
];
const formats = ["9:16", "1:1", "16:9"] as const;

type Review = {
  turns: { words: { start: number; end: number }[] }[];
  marks: { from: number; to: number }[];
};
type Desk = { stack: Stack; cookie: string; callId: string; fromSeconds: number };

/** From "create" to a clip of 15 s that plays: request, picture, video function, bucket; captions on, by what it asks. */
export async function run(): Promise<Figure[]> {
  const stack = await startStack();
  try {
    const { cookie } = await signInAt(stack);
    const callId = await heldCall(stack, cookie, LINES);
    const desk = { stack, cookie, callId, fromSeconds: await firstWordAt(stack, cookie, callId) };
    // The first clip of a process loads fonts and starts the function.
    const cold = await timeOne(desk, 0, false);
    const own: number[] = [];
    const recreated: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      own.push(await timeOne(desk, round, false));
      recreated.push(await timeOne(desk, round, true));
    }
    return [
      noted("clip of 15 s, create to ready, the first of all", cold, "ms"),
      atMost("clip of 15 s, create to ready, median", median(own), "ms", 6000),
      atMost("the same with her voice replaced, median", median(recreated), "ms", 6000),
    ];
  } finally {
    await stack.stop();
  }
}

/** Where the first of the caller's words lies; the talk is longer than the clip. */
async function firstWordAt({ app }: Stack, cookie: string, callId: string): Promise<number> {
  const review = await ask<Review>(`${app}/api/generate-clip/review?call=${callId}&exchange=0`, cookie);
  return review.turns[0]?.words[0]?.start ?? 0;
}

/** Each clip a little different, so that none is had from the one before. */
async function timeOne(desk: Desk, round: number, anonymize: boolean): Promise<number> {
  const { stack, cookie, callId } = desk;
  const fromSeconds = desk.fromSeconds + round / 100;
  const toSeconds = fromSeconds + SECONDS;
  const span = `call=${callId}&fromSeconds=${fromSeconds}&toSeconds=${toSeconds}`;
  const { marks } = await ask<Review>(`${stack.app}/api/generate-clip/review?${span}`, cookie);
  const redactions = marks.map(({ from, to }) => ({ from, to, hide: true }));
  const format = formats[round % formats.length];
  const began = performance.now();
  const body = { callId, fromSeconds, toSeconds, anonymize, redactions, format };
  let view = await ask<ClipView>(`${stack.app}/api/generate-clip`, cookie, body);
  while (view.state !== "ready") {
    if (view.state === "failed" || view.state === "revoked") throw new Error(`The clip is ${view.state}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    view = await ask<ClipView>(`${stack.app}/api/generate-clip/${view.clipId}`, cookie);
  }
  return performance.now() - began;
}

async function ask<T>(url: string, cookie: string, body?: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: { cookie, origin: new URL(url).origin, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok)
    throw new Error(`${new URL(url).pathname} answered ${answer.status}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}
