// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import {
  ask,
  createCaptcha,
  desk,
  failure,
  fill,
  given,
  holds,
  keys,
  open,
  press,
  reads,
  send,
  setDesk,
  type,
} from "@/tests/support/call-desk";

beforeEach(setDesk);
afterEach(() => vi.unstubAllGlobals());

test("what is left is told before anything is typed, and the box is not ticked", async () => {
  const one = await desk();
  await reads(one, "37 calls are left today.");
  expect((one.find("[name=consent]") as HTMLInputElement).checked).toBe(false);
  expect(createCaptcha).not.toHaveBeenCalled();
});

test("a name is cut off by no browser, which would count a letter of several parts as several", async () => {
  const one = await desk();
  expect(one.find("[name=name]").hasAttribute("maxlength")).toBe(false);
});

test("a closed line says so in the form's place, and offers the browser", async () => {
  given.offered = { isOpen: false, closedBecause: "budget", nextCallAt: null, callsLeftToday: 0 };
  const one = await desk();
  await reads(one, "as many phones as we can afford");
  expect(one.find("a[href='/talk']").textContent).toBe("Talk to Doc");
  expect(one.find("form").closest("[inert]")).not.toBeNull();
});

test("an unfinished form is not sent: each field says why, and the summary has the focus", async () => {
  const one = await desk();
  await type(one, "name", "Ada");
  await send(one);
  expect(ask).not.toHaveBeenCalled();
  expect(one.place.textContent).toContain("A phone number is needed.");
  expect(one.place.textContent).toContain("We only call with your consent.");
  expect(one.place.textContent).not.toContain("Tell us what to call you.");
  expect(document.activeElement?.textContent).toContain("Nothing was sent.");
});

test("each press that finds something wanting moves the focus to the summary, and solving one does not", async () => {
  const one = await desk();
  await send(one);
  await type(one, "name", "Ada");
  expect(document.activeElement).toBe(one.find("[name=name]"));
  one.find("button[type=submit]").focus();
  await send(one);
  expect(document.activeElement?.textContent).toContain("To look at: Phone, E-mail, Consent");
});

test("a line that was closed is given.looked at again when asked to, and the form is there when it opened", async () => {
  given.offered = { isOpen: false, closedBecause: "unavailable", nextCallAt: null, callsLeftToday: null };
  const one = await desk();
  await reads(one, "Something that the phone needs is down.");
  given.offered = open;
  await press(one, "Look again");
  await reads(one, "37 calls are left today.");
  expect(one.find("form").closest("[inert]")).toBeNull();
});

test("what the server finds wrong with a field stands at the field, and goes when it is changed", async () => {
  const one = await desk();
  ask.mockResolvedValue(
    failure({ code: "invalid_request", fields: { phone: "That exists in films only." } }),
  );
  await fill(one);
  await send(one);
  await reads(one, "That exists in films only.");
  expect(one.find("[name=phone]").getAttribute("aria-invalid")).toBe("true");
  await type(one, "phone", "(415) 555-2672");
  expect(one.find("[name=phone]").hasAttribute("aria-invalid")).toBe(false);
});

test("two presses are one request", async () => {
  const one = await desk();
  await fill(one);
  ask.mockReturnValue(new Promise(() => {}));
  await send(one);
  await send(one);
  await holds(() => expect(ask).toHaveBeenCalledTimes(1));
});

test("while the call is asked for, the form says so", async () => {
  const one = await desk();
  await fill(one);
  ask.mockReturnValue(new Promise(() => {}));
  await send(one);
  await reads(one, "Asking for your call.");
});

test("an error that may pass offers the browser too", async () => {
  const one = await desk();
  await fill(one);
  ask.mockResolvedValue(failure({ code: "storage_unavailable", sentence: "No records." }));
  await send(one);
  await reads(one, "No records.");
  expect(one.find("a[href='/talk']").textContent).toBe("Or talk to Doc in the browser");
});

test("a try again has the same key, and another form another", async () => {
  const one = await desk();
  await fill(one);
  ask.mockResolvedValue(failure({ code: "timeout", sentence: "Too long." }));
  await send(one);
  await reads(one, "Too long.");
  await press(one, "Try again");
  await holds(() => expect(ask).toHaveBeenCalledTimes(2));
  await reads(one, "Too long.");
  await press(one, "Back to the form");
  await type(one, "phone", "(415) 555-2672");
  await send(one);
  await holds(() => expect(ask).toHaveBeenCalledTimes(3));
  const [first, second, third] = keys();
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("a call that failed is tried again with another key: the server never dials twice for one", async () => {
  const one = await desk();
  await fill(one);
  ask.mockResolvedValue(failure({ code: "phone_failed", sentence: "Nothing rang." }));
  await send(one);
  await reads(one, "Nothing rang.");
  await press(one, "Try again");
  await holds(() => expect(ask).toHaveBeenCalledTimes(2));
  expect(new Set(keys()).size).toBe(2);
});

test("without the check nothing is asked for, and the browser is given.offered", async () => {
  const one = await desk();
  given.token = { ok: false };
  await fill(one);
  await send(one);
  await reads(one, "The check did not load.");
  expect(ask).not.toHaveBeenCalled();
  expect(one.find("a[href='/talk']")).toBeTruthy();
});

test("a number that was there before its kit takes its form when the field is left", async () => {
  const one = await desk();
  const field = one.find("[name=phone]") as HTMLInputElement;
  await act(async () => {
    field.value = "4155552671";
    field.focus();
  });
  await holds(() => {
    field.focus();
    field.blur();
    expect(field.value).toBe("(415) 555-2671");
  });
});
