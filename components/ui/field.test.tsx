// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { Checkbox } from "./checkbox";
import { Field } from "./field";
import { TextInput } from "./text-input";

const name = (error?: string) => (
  <Field label="Name" hint="As you like to be called" error={error}>
    {(wiring) => <TextInput {...wiring} name="name" />}
  </Field>
);

function describedBy(control: HTMLElement): string[] {
  const ids = control.getAttribute("aria-describedby")?.split(" ") ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? `nothing has id ${id}`);
}

test("a label names its control", async () => {
  const { find } = await mounted(name());
  expect(find("label").getAttribute("for")).toBe(find("input").id);
  expect(find("label").textContent).toBe("Name");
});

test("a control is described by its hint, and by its error once there is one", async () => {
  const { find, show } = await mounted(name());
  expect(describedBy(find("input"))).toEqual(["As you like to be called"]);
  expect(find("input").hasAttribute("aria-invalid")).toBe(false);
  await show(name("Please say a name."));
  expect(describedBy(find("input"))).toEqual(["As you like to be called", "Please say a name."]);
  expect(find("input").getAttribute("aria-invalid")).toBe("true");
});

test("the place of an error is there before the error, so that it is read out when it comes", async () => {
  const { find, show } = await mounted(name());
  const before = find("[aria-live=polite]");
  await show(name("Please say a name."));
  expect(find("[aria-live=polite]")).toBe(before);
});

test("a control with neither hint nor error is described by nothing", async () => {
  const { find } = await mounted(<Field label="Name">{(wiring) => <TextInput {...wiring} />}</Field>);
  expect(find("input").hasAttribute("aria-describedby")).toBe(false);
});

test("a box is named by its words and described by its error", async () => {
  const { find } = await mounted(<Checkbox label="Keep the transcript" error="Please choose." />);
  expect(find("label").getAttribute("for")).toBe(find("input").id);
  expect(find("input").hasAttribute("checked")).toBe(false);
  expect(describedBy(find("input"))).toEqual(["Please choose."]);
});
