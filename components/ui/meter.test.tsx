// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { Meter } from "./meter";

test("a meter with a known level has a name and a value within its range", async () => {
  const { find } = await mounted(<Meter label="Microphone" level={1.4} />);
  expect(find("meter").getAttribute("aria-label")).toBe("Microphone");
  expect(find("meter").getAttribute("value")).toBe("1");
});

test("a meter driven from outside claims no value that it cannot know, and keeps what was set when drawn again", async () => {
  const { place, find, show } = await mounted(<Meter label="Microphone" className="a" />);
  expect(place.querySelector("meter")).toBeNull();
  find(".a").style.setProperty("--meter-level", "0.5");
  await show(<Meter label="Microphone" className="a b" />);
  expect(find(".a.b").style.getPropertyValue("--meter-level")).toBe("0.5");
});
