import { act } from "react";
import { expect, vi } from "vitest";
import type { AskForDemoCall } from "@/components/demo-call/ask-for-demo-call";
import { DemoCallDesk } from "@/components/demo-call/demo-call-desk";
import { forgetCall } from "@/components/demo-call/kept-call";
import type { DemoCallTools } from "@/components/demo-call/use-demo-call";
import type { Look } from "@/lib/demo-call/call-poll";
import type { DemoCallOffer, DemoCallView } from "@/lib/demo-call/view";
import type { ApiFailure } from "@/lib/http/api-client";
import { mounted } from "./mounted";

export const open: DemoCallOffer = {
  isOpen: true,
  closedBecause: null,
  nextCallAt: null,
  callsLeftToday: 37,
};
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
  pollAfterMs: 50,
  ...over,
});
export const seen = (over: Partial<DemoCallView>): Look => ({
  kind: "seen",
  view: view(over),
  serverNowMs: 0,
});
export const failure = (over: Partial<ApiFailure>): { ok: false; failure: ApiFailure } => ({
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

type Given = { offered: DemoCallOffer; looked: Look; token: { ok: true; token: string } | { ok: false } };
/** What the form is told from now on: of the line, of the call, by the check. */
export const given: Given = { offered: open, looked: seen({}), token: { ok: true, token: "token" } };
export const ask = vi.fn<AskForDemoCall>();
export const createCaptcha = vi.fn(() => ({ warm: () => {}, ask: async () => given.token }));
const tools: DemoCallTools = {
  createCaptcha,
  askForOffer: async () => ({ ok: true, data: given.offered }),
  askForDemoCall: ask,
  lookAtCall: async () => given.looked,
};

/** The form is near at once. */
class NearObserver {
  constructor(readonly tell: (entries: { isIntersecting: boolean }[]) => void) {}
  observe = () => this.tell([{ isIntersecting: true }]);
  disconnect = () => {};
}

/** Puts everything back; to be called before each test. */
export function setDesk(): void {
  // The document of the tests has animations that reject when they are stopped; without them frames do the work.
  Reflect.deleteProperty(Element.prototype, "animate");
  vi.stubGlobal("IntersectionObserver", NearObserver);
  forgetCall();
  Object.assign(given, { offered: open, looked: seen({}), token: { ok: true, token: "token" } });
  ask.mockReset().mockResolvedValue(placed);
  createCaptcha.mockClear();
}

export const desk = () =>
  mounted(
    <DemoCallDesk
      captcha={{ siteKey: "key", baseUrl: "https://check.example" }}
      consent={{ text: "I agree to one call.", version: "7" }}
      maxSeconds={180}
      tools={tools}
    />,
  );
export type Desk = Awaited<ReturnType<typeof desk>>;

export async function type({ find }: Desk, name: string, value: string) {
  await act(async () => {
    const field = find(`[name=${name}]`) as HTMLInputElement;
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
export async function fill(one: Desk, over: { phone?: string } = {}) {
  await type(one, "name", "Ada");
  await type(one, "phone", over.phone ?? "(415) 555-2671");
  await type(one, "email", "ada@example.org");
  await act(async () => one.find("[name=consent]").click());
}
export const press = (one: Desk, label: string) =>
  act(async () => {
    const button = [...one.place.querySelectorAll("button")].find(({ textContent }) => textContent === label);
    if (!button) throw new Error(`there is no button ${label}`);
    button.click();
  });
export const send = (one: Desk) => press(one, "Call my phone");
/** Checks until it holds, and lets React work meanwhile. */
export async function holds(check: () => void): Promise<void> {
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
export const reads = (one: Desk, text: string) => holds(() => expect(one.place.textContent).toContain(text));
export const keys = () => ask.mock.calls.map(([order]) => order.idempotencyKey);
