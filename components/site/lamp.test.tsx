// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { Lamp } from "./lamp";

test("a level set on the lamp from outside survives a change of state", async () => {
  const { find, show } = await mounted(<Lamp state="listening" />);
  find(".lamp").style.setProperty("--lamp-rim", "0.7");
  await show(<Lamp state="speaking" />);
  expect(find(".lamp").style.getPropertyValue("--lamp-rim")).toBe("0.7");
  expect(find(".lamp").dataset.state).toBe("speaking");
});

test("levels given as props stay between nothing and all", async () => {
  const { find } = await mounted(<Lamp state="speaking" level={1.7} rim={-1} />);
  expect(find(".lamp").style.getPropertyValue("--lamp-level")).toBe("1");
  expect(find(".lamp").style.getPropertyValue("--lamp-rim")).toBe("0");
});

test("the lamp is not read out", async () => {
  const { find } = await mounted(<Lamp state="idle" />);
  expect(find(".lamp").getAttribute("aria-hidden")).toBe("true");
});
