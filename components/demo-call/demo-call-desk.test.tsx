// @vitest-environment happy-dom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Look } from "@/lib/demo-call/call-poll";
import type { DemoCallOffer, DemoCallView } from "@/lib/demo-call/view";
import type { ApiFailure } from "@/lib/http/api-client";
import { mounted } from "@/tests/support/mounted";
import type { AskForDemoCall } from "./ask-for-demo-call";
import { DemoCallDesk } from "./demo-call-desk";
import { forgetCall } from "./kept-call";
import type { DemoCallTools } from "./use-demo-call";

const open: DemoCallOffer = { isOpen: true, closedBecause: null, nextCallAt: null, callsLeftToday: 37 };
const view = (over: Partial<DemoCallView>): DemoCallView => ({
  callId: "call_1",
  state: "calling",
  reason: null,
  startedAt: null,
  endedAt: null,
  durationMs: null,
  captions: [],
  summary: null,
  consent: { textVersion: "7", text: "I agree to one call.", givenAt: "2026-11-21T03:00:00Z" },
  pollAfterMs: 1000,
  ...over,
});
const seen = (over: Partial<DemoCallView>): Look => ({ kind: "seen", view: view(over), serverNowMs: 0 });
const failure = (over: Partial<ApiFailure>): { ok: false; failure: ApiFailure } => ({
  ok: false,
  failure: {
    code: "internal",
    sentence: "No.",
    status: 500,
    requestId: undefined,
    retryAfterSeconds: undefined,
    fields: {},
    ...over,
  },
});
const placed = { ok: true as const, data: { callId: "call_1", statusToken: "t" } };

let offered = open;
let looked: Look = seen({});
let token: { ok: true; token: string } | { ok: false } = { ok: true, token: "token" };
const ask = vi.fn<AskForDemoCall>();
const createCaptcha = vi.fn(() => ({ warm: () => {}, ask: async () => token }));
const tools: DemoCallTools = {
  createCaptcha,
  askForOffer: async () => ({ ok: true, data: offered }),
  askForDemoCall: ask,
  lookAtCall: async () => looked,
};

/** The form is near at once. */
class NearObserver {
  constructor(readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
  observe = () => this.tell([{ isIntersecting: true }]);
  disconnect = () => {};
}

beforeEach(() => {
  // The document of the tests has animations that reject when they are stopped; without them frames do the work.
  Reflect.deleteProperty(Element.prototype, "animate");
  vi.stubGlobal("IntersectionObserver", NearObserver);
  forgetCall();
  offered = open;
  looked = seen({});
  token = { ok: true, token: "token" };
  ask.mockReset().mockResolvedValue(placed);
  createCaptcha.mockClear();
});
afterEach(() => vi.unstubAllGlobals());

const desk = () =>
  mounted(
    <DemoCallDesk
      captcha={{ siteKey: "key", baseUrl: "https://check.example" }}
      consent={{ text: "I agree to one call.", version: "7" }}
      maxSeconds={180}
      tools={tools}
    />,
  );
type Desk = Awaited<ReturnType<typeof desk>>;

async function type({ find }: Desk, name: string, value: string) {
  await act(async () => {
    const field = find(`[name=${name}]`) as HTMLInputElement;
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
async function fill(one: Desk, over: { phone?: string } = {}) {
  await type(one, "name", "Ada");
  await type(one, "phone", over.phone ?? "(415) 555-2671");
  await type(one, "email", "ada@example.org");
  await act(async () => one.find("[name=consent]").click());
}
const press = (one: Desk, label: string) =>
  act(async () => {
    const button = [...one.place.querySelectorAll("button")].find(({ textContent }) => textContent === label);
    if (!button) throw new Error(`there is no button ${label}`);
    button.click();
  });
const send = (one: Desk) => press(one, "Call my phone");
/** Checks until it holds, and lets React work meanwhile. */
async function holds(check: () => void): Promise<void> {
  const deadline = Date.now() + 5_000;
  for (;;) {
    try {
      return check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
  }
}
const reads = (one: Desk, text: string) => holds(() => expect(one.place.textContent).toContain(text));
const keys = () => ask.mock.calls.map(([order]) => order.idempotencyKey);

test("what is left is told before anything is typed, and the box is not ticked", async () => {
  const one = await desk();
  await reads(one, "37 calls are left today.");
  expect((one.find("[name=consent]") as HTMLInputElement).checked).toBe(false);
  expect(createCaptcha).not.toHaveBeenCalled();
});

test("a closed line says so in the form's place, and offers the browser", async () => {
  offered = { isOpen: false, closedBecause: "budget", nextCallAt: null, callsLeftToday: 0 };
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

test("a line that was closed is looked at again when asked to, and the form is there when it opened", async () => {
  offered = { isOpen: false, closedBecause: "unavailable", nextCallAt: null, callsLeftToday: null };
  const one = await desk();
  await reads(one, "Something that the phone needs is down.");
  offered = open;
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

test("without the check nothing is asked for, and the browser is offered", async () => {
  const one = await desk();
  token = { ok: false };
  await fill(one);
  await send(one);
  await reads(one, "The check did not load.");
  expect(ask).not.toHaveBeenCalled();
  expect(one.find("a[href='/talk']")).toBeTruthy();
});

test("a call is told from the request to its end, with reason, recap and receipt", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  looked = seen({ state: "live" });
  await reads(one, "The first words take a moment to arrive.");
  looked = seen({ state: "live", captions: [{ role: "agent", content: "This is an AI." }] });
  await holds(() => expect(one.find("[role=log]").textContent).toContain("This is an AI."));
  looked = seen({ state: "ended", reason: "user_hangup", summary: "A short talk.", pollAfterMs: null });
  await holds(() => expect(one.find("h3").textContent).toBe("You hung up."));
  expect(one.place.textContent).toContain("A short talk.");
  expect(one.find("details").textContent).toContain("I agree to one call.");
  expect(one.find("details").textContent).toContain("Version 7");
});

test("a reload goes on with the call; nothing that was typed is kept, and clearing forgets it all", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  const kept = sessionStorage.getItem("doc.demoCall");
  expect(kept).toContain("call_1");
  expect(kept).not.toMatch(/Ada|ada@|555/);
  looked = seen({ state: "ended", reason: "voicemail_reached", pollAfterMs: null });
  const again = await desk();
  await reads(again, "Voicemail answered.");
  expect(ask).toHaveBeenCalledTimes(1);
  await press(again, "Clear this page of the call");
  expect(sessionStorage.length).toBe(0);
  expect(again.find("form").closest("[inert]")).toBeNull();
});

test("a call cleared away after a reload hands the focus to what is there instead", async () => {
  const one = await desk();
  await fill(one);
  await send(one);
  await reads(one, "Calling your phone.");
  looked = seen({ state: "ended", reason: "user_hangup", pollAfterMs: null });
  const again = await desk();
  await reads(again, "You hung up.");
  offered = { isOpen: false, closedBecause: "called_today", nextCallAt: null, callsLeftToday: 36 };
  await press(again, "Clear this page of the call");
  await holds(() => expect(again.find("h3").textContent).toBe("Once a day is enough."));
  await holds(() => expect(document.activeElement).toBe(again.find("h3")));
});

test("what a machine recited is not shown as said by the caller", async () => {
  const one = await desk();
  await fill(one);
  const captions = [{ role: "user" as const, content: "Leave a message after the tone." }];
  looked = seen({ state: "ended", reason: "voicemail_reached", captions, pollAfterMs: null });
  await send(one);
  await reads(one, "Voicemail answered.");
  expect(one.place.textContent).not.toContain("after the tone");
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
