// @vitest-environment happy-dom
import { act, useReducer } from "react";
import { expect, test } from "vitest";
import type { ApiResult } from "@/lib/http/api-client";
import { mounted } from "@/tests/support/mounted";
import type { ClipView } from "@/types/clip";
import { type ClipsApi, clipsApi } from "./ask-for-clips";
import { leftToDecide, type MakerEvent, nextMaker, type Review, startMaker } from "./maker";
import { useOrder } from "./use-order";

const say = (role: "agent" | "user", text: string, from: number): Review["turns"][number] => ({
  role,
  words: text.split(" ").map((word, i) => ({ word, start: from + i, end: from + i + 0.5 })),
});
const review: Review = {
  callId: "call_1",
  exchangeIndex: 0,
  span: { start: 0, end: 20 },
  turns: [say("user", "I saw Ann Lee", 1), say("agent", "In Salem again", 8)],
  marks: [{ from: 2, to: 4, kind: "name" }],
  mustAnonymize: false,
  longestSeconds: 120,
  wordsHash: "whole",
};
const clip = { clipId: "c1", state: "queued" } as ClipView;
const toLee: MakerEvent = { type: "trimmed", end: "start", seconds: 3.75 };

function Page({ events, api }: { events: readonly MakerEvent[]; api: ClipsApi }) {
  const [maker, send] = useReducer(nextMaker, events.reduce(nextMaker, startMaker(review, 30)));
  const { clip: made, trouble, order } = useOrder(maker, send, api);
  const said = [made?.clipId, trouble, maker.step, leftToDecide(maker).length];
  return (
    <>
      <button type="button" onClick={order}>
        Create
      </button>
      <p>{said.filter((part) => part !== undefined).join(" | ")}</p>
    </>
  );
}

/** The page with its one button pressed, and our server as the test has it. */
async function ordering(events: MakerEvent[], answers: Partial<ClipsApi>) {
  const asked: unknown[] = [];
  const api: ClipsApi = {
    ...clipsApi,
    start: async (order) => {
      asked.push(order);
      return { ok: true, data: clip };
    },
    ...answers,
  };
  const { find } = await mounted(<Page events={events} api={api} />);
  await act(async () => find("button").click());
  return { said: find("p").textContent ?? "", asked };
}
const found = (marks: Review["marks"]): ApiResult<Review> => ({
  ok: true,
  data: {
    ...review,
    turns: [say("user", "Lee", 4), review.turns[1] ?? say("agent", "", 0)],
    marks,
    wordsHash: "part",
  },
});

test("a whole exchange is ordered with the hash of the words that were looked through", async () => {
  const { said, asked } = await ordering([{ type: "hid_all" }], {});
  expect(said).toBe("c1 | pick | 0");
  expect(asked).toMatchObject([
    { exchangeIndex: 0, wordsHash: "whole", redactions: [{ from: 2, to: 4, hide: true }] },
  ]);
});

test("a trimmed one is looked through anew, and what turns up then is asked about before anything is made", async () => {
  const place = { from: 2, to: 3, kind: "place" } as const;
  const { said, asked } = await ordering([{ type: "hid_all" }, toLee], {
    review: async () => found([place]),
  });
  expect(said).toMatch(/^Some words turned up .* \| hide \| 1$/);
  expect(asked).toEqual([]);
});

test("a trimmed one of which all is decided is ordered by its seconds and its own hash", async () => {
  const name = { from: 0, to: 1, kind: "name" } as const;
  const { asked } = await ordering([{ type: "hid_all" }, toLee], { review: async () => found([name]) });
  expect(asked).toMatchObject([{ fromSeconds: 3.75, toSeconds: 20, wordsHash: "part" }]);
});

test("marks that the server refuses to go without come back to be decided", async () => {
  const failure = {
    code: "marks_undecided",
    sentence: "Decide about each.",
    status: 409,
    requestId: undefined,
    retryAfterSeconds: undefined,
    fields: {},
    body: { marks: [{ from: 5, to: 6, kind: "place" }] },
  };
  const { said } = await ordering([{ type: "hid_all" }], { start: async () => ({ ok: false, failure }) });
  expect(said).toMatch(/\| hide \| 1$/);
});
