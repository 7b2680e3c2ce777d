// @vitest-environment happy-dom
import { act, useReducer } from "react";
import { beforeEach, expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { reviewOf, say } from "@/tests/support/reviews";
import {
  keptWords,
  leftToDecide,
  type MakerEvent,
  nextMaker,
  orderOf,
  type Review,
  startMaker,
} from "./maker";
import { useKeptChoices } from "./use-kept-choices";

const review = reviewOf({
  turns: [say("user", "I saw Ann Lee there", 1), say("agent", "In Salem again", 8)],
  marks: [
    { from: 2, to: 4, kind: "name" },
    { from: 6, to: 7, kind: "place" },
  ],
});

type PageProps = { of?: Review; events?: readonly MakerEvent[]; isOpen?: boolean };

function Page({ of = review, events = [], isOpen = true }: PageProps) {
  const [maker, send] = useReducer(nextMaker, startMaker(of, 30));
  useKeptChoices(maker, send, isOpen);
  const { decided, ...told } = { ...orderOf(maker, "h"), decided: maker.items.length };
  const shown = {
    ...told,
    step: maker.step,
    left: leftToDecide(maker).length,
    first: keptWords(maker)[0]?.word,
  };
  return (
    <button type="button" onClick={() => events.forEach(send)}>
      {JSON.stringify(shown)}
    </button>
  );
}
const shown = (find: (selector: string) => HTMLElement) => JSON.parse(find("button").textContent ?? "");
const open = async (props: PageProps = {}) => {
  const page = await mounted(<Page {...props} />);
  return { ...page, shown: () => shown(page.find) };
};
const pick = (number: number, isExtending = false): MakerEvent => ({ type: "picked", number, isExtending });
const decide = (choice: "hide" | "keep"): MakerEvent => ({ type: "decided", choice });

beforeEach(() => sessionStorage.clear());

test("a reload loses none of what was chosen, keeps no word of the call, and a clip made of it ends that", async () => {
  const { find, shown, show } = await open({
    events: [
      { type: "trimmed", end: "start", seconds: 1.75 },
      pick(2),
      decide("hide"),
      pick(6),
      decide("keep"),
      pick(4),
      decide("hide"),
      { type: "set", change: { format: "1:1", anonymize: false, expiresInDays: 7 } },
      { type: "went", to: "look" },
    ],
  });
  await act(async () => find("button").click());
  const left = shown();
  expect(left).toMatchObject({
    redactions: [
      { from: 1, to: 3, hide: true },
      { from: 3, to: 4, hide: true },
      { from: 5, to: 6, hide: false },
    ],
    fromSeconds: 1.75,
    format: "1:1",
    anonymize: false,
    expiresInDays: 7,
    step: "look",
    left: 0,
    first: "saw",
  });
  const again = await open();
  expect(again.shown()).toEqual(left);
  expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/Ann|Lee|Salem|saw|name|place/);

  await show(<Page isOpen={false} />);
  expect(sessionStorage).toHaveLength(0);
});

test("what was decided about other words, or left undecided, is to be decided anew", async () => {
  const { find } = await open({ events: [decide("hide"), { type: "went", to: "create" }] });
  await act(async () => find("button").click());
  expect((await open()).shown()).toMatchObject({ left: 1, step: "hide" });
  const wider: Review = { ...review, wordsHash: "other" };
  expect((await open({ of: wider })).shown()).toMatchObject({ left: 2, step: "pick", redactions: [] });
});

test("keeping does not reach to a mark that grew meanwhile, and hiding does", async () => {
  const { find } = await open({ events: [decide("keep"), decide("hide")] });
  await act(async () => find("button").click());
  const marks: Review["marks"] = [
    { from: 2, to: 5, kind: "name" },
    { from: 5, to: 7, kind: "place" },
  ];
  const { left, redactions } = (await open({ of: { ...review, marks } })).shown();
  expect([left, redactions]).toEqual([1, [{ from: 5, to: 7, hide: true }]]);
});
