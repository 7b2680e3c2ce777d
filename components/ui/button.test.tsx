// @vitest-environment happy-dom
import { act } from "react";
import { expect, test, vi } from "vitest";
import { mounted } from "@/tests/support/mounted";
import { Button } from "./button";

test("a button does not submit a form unless it is told to", async () => {
  const { find, show } = await mounted(<Button>Save</Button>);
  expect(find("button").getAttribute("type")).toBe("button");
  await show(<Button type="submit">Save</Button>);
  expect(find("button").getAttribute("type")).toBe("submit");
});

test("a loading button keeps its name and its place in the tab order, and says that it is busy", async () => {
  const { find } = await mounted(<Button loading>Save</Button>);
  const button = find("button");
  expect(button.textContent).toBe("Save");
  expect(button.getAttribute("aria-busy")).toBe("true");
  expect(button.getAttribute("aria-disabled")).toBe("true");
  expect(button.hasAttribute("disabled")).toBe(false);
});

test("a loading button passes no click on, and one that is done does again", async () => {
  const onClick = vi.fn();
  const { find, show } = await mounted(
    <Button loading onClick={onClick}>
      Save
    </Button>,
  );
  await act(async () => find("button").click());
  expect(onClick).not.toHaveBeenCalled();
  await show(<Button onClick={onClick}>Save</Button>);
  await act(async () => find("button").click());
  expect(onClick).toHaveBeenCalledTimes(1);
});

test("a loading submit button keeps its form from being sent twice", async () => {
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  const form = (loading: boolean) => (
    <form onSubmit={onSubmit}>
      <Button type="submit" loading={loading}>
        Send
      </Button>
    </form>
  );
  const { find, show } = await mounted(form(false));
  await act(async () => find("button").click());
  await show(form(true));
  await act(async () => find("button").click());
  expect(onSubmit).toHaveBeenCalledTimes(1);
});
