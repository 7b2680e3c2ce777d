// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { Notice } from "./notice";

test("a notice is a live region before it has anything to say", async () => {
  const { find, show } = await mounted(<Notice />);
  const region = find("[role=status]");
  expect(region.textContent).toBe("");
  await show(<Notice>Saved.</Notice>);
  expect(find("[role=status]")).toBe(region);
  expect(region.textContent).toBe("Saved.");
});

test("only trouble interrupts", async () => {
  const { find, show } = await mounted(<Notice kind="fine">Saved.</Notice>);
  expect(find("[role]").getAttribute("role")).toBe("status");
  await show(<Notice kind="trouble">Not saved.</Notice>);
  expect(find("[role]").getAttribute("role")).toBe("alert");
});
