// @vitest-environment happy-dom
import { act, useReducer, useRef } from "react";
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { reviewOf, say } from "@/tests/support/reviews";
import { DecisionBar } from "./decision-bar";
import { nextMaker, startMaker } from "./maker";
import { WordsPage } from "./words-page";

const review = reviewOf({
  turns: [say("user", "Ann Lee was there", 1), say("agent", "In Salem again", 8)],
  marks: [
    { from: 0, to: 2, kind: "name" },
    { from: 5, to: 6, kind: "place" },
  ],
});

function Page() {
  const [maker, send] = useReducer(nextMaker, startMaker(review, 30));
  const ref = useRef<HTMLDivElement>(null);
  return (
    <>
      <WordsPage maker={maker} send={send} ref={ref} />
      <DecisionBar maker={maker} send={send} />
    </>
  );
}
const labels = (place: HTMLElement) =>
  [...place.querySelectorAll("[role=option]")].map((word) => word.getAttribute("aria-label"));
const press = async (...keys: string[]) => {
  for (const key of keys) await pressWith({ key });
};
const pressWith = (init: KeyboardEventInit) =>
  act(async () => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { ...init, bubbles: true }));
  });

test("all is decided by keyboard: one tab stop, the focus goes along, and the count says how many are left", async () => {
  const { place, find } = await mounted(<Page />);
  expect(labels(place).slice(0, 3)).toEqual(["Ann, name, not decided", "Lee, name, not decided", "was"]);
  expect(find("[role=status]").textContent).toBe("2 to decide.");
  act(() => find("[role=option][tabindex='0']").focus());
  await press("h");
  expect(document.activeElement?.textContent).toBe("Salem");
  expect(find("[role=status]").textContent).toBe("One more to decide.");
  await press("k");
  expect(find("[role=status]").textContent).toBe("All decided. 1 hidden.");
  expect(labels(place)[5]).toBe("Salem, place, kept");
  expect(place.querySelectorAll("[aria-selected=true]")).toHaveLength(2);
  expect(place.querySelectorAll("[tabindex='0']")).toHaveLength(1);
});

test("words are added with shift and arrows, and up and down go from mark to mark", async () => {
  const { place, find } = await mounted(<Page />);
  act(() => find("[role=option][tabindex='0']").focus());
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toBe("Salem");
  await press("ArrowUp", "ArrowRight", "ArrowRight");
  expect(document.activeElement?.textContent?.trim()).toBe("was");
  await pressWith({ key: "ArrowRight", shiftKey: true });
  await press("h");
  expect(labels(place).slice(2, 4)).toEqual(["was, hidden", "there, hidden"]);
});

test("a press on a word picks it, and the buttons decide", async () => {
  const { place, find } = await mounted(<Page />);
  await act(async () => (place.querySelectorAll("[role=option]")[6] as HTMLElement).click());
  expect(place.textContent).toContain("“again” · not marked");
  const hide = [...place.querySelectorAll("button")].find((button) => button.textContent === "Hide");
  await act(async () => hide?.click());
  expect(labels(place)[6]).toBe("again, hidden");
  await act(async () =>
    [...place.querySelectorAll("button")].find((b) => b.textContent === "Hide all 2")?.click(),
  );
  expect(find("[role=status]").textContent).toBe("All decided. 3 hidden.");
});
