import { expect, test } from "vitest";
import { type FormEvent, type FormState, firstFormState, reduceForm } from "./form-machine";
import type { DemoCallView } from "./view";

const call = { callId: "call_1", statusToken: "t", askedAtMs: 1_000 };
const view = (state: DemoCallView["state"], over: Partial<DemoCallView> = {}): DemoCallView => ({
  callId: "call_1",
  state,
  reason: null,
  startedAt: null,
  endedAt: null,
  durationMs: null,
  captions: [],
  summary: null,
  consent: { textVersion: "1", text: "I agree.", givenAt: "2026-11-21T03:00:00Z" },
  pollAfterMs: 1000,
  ...over,
});
const viewed = (one: DemoCallView): FormEvent => ({ type: "viewed", view: one, atMs: 9_000, serverNowMs: 0 });
const declined = (code: string, over: object = {}): FormEvent => ({
  type: "declined",
  refusal: { code, sentence: "No.", ...over },
  atMs: 5_000,
});
const run = (...events: FormEvent[]): FormState => events.reduce(reduceForm, firstFormState);
const submitted: FormEvent = { type: "submitted" };
const placed: FormEvent = { type: "placed", call };

test("a form that is sent twice is sent once", () => {
  const once = run(submitted);
  expect(reduceForm(once, submitted)).toBe(once);
});

test("a call goes from calling over live to its end, and no overtaken answer takes it back", () => {
  const live = run(submitted, placed, viewed(view("live")));
  expect(live.name).toBe("live");
  expect(reduceForm(live, viewed(view("calling")))).toBe(live);
  const ended = reduceForm(live, viewed(view("ended", { reason: "user_hangup" })));
  expect(ended.name).toBe("ended");
  expect(reduceForm(ended, viewed(view("live")))).toBe(ended);
});

test("the recap is taken in after the end", () => {
  const ended = run(submitted, placed, viewed(view("ended")), viewed(view("ended", { summary: "Short." })));
  expect(ended).toMatchObject({ name: "ended", view: { summary: "Short." } });
});

test("the timer counts from when the server says that it began, whatever this clock says", () => {
  const startedAt = "2026-11-21T03:00:00Z";
  const event: FormEvent = {
    type: "viewed",
    view: view("live", { startedAt }),
    atMs: 500_000,
    serverNowMs: Date.parse(startedAt) + 7_000,
  };
  expect(run(submitted, placed, event)).toMatchObject({ startedAtMs: 493_000 });
});

test("another call's answer changes nothing", () => {
  const calling = run(submitted, placed);
  expect(reduceForm(calling, viewed(view("live", { callId: "call_2" })))).toBe(calling);
});

test("problems of fields bring the form back, and each goes away when its field is changed", () => {
  const back = run(submitted, declined("invalid_request", { fields: { phone: "Odd.", email: "Odder." } }));
  expect(back).toEqual({ name: "idle", problems: { phone: "Odd.", email: "Odder." } });
  expect(reduceForm(back, { type: "edited", field: "phone" })).toEqual({
    name: "idle",
    problems: { email: "Odder." },
  });
});

test("a problem of a field that the form does not show is an error, not a form without a word", () => {
  expect(run(submitted, declined("invalid_request", { fields: { recaptchaToken: "Bad." } })).name).toBe(
    "error",
  );
});

test.each([
  ["number_called", "refused", 65_000],
  ["address_called", "refused", 65_000],
  ["budget_spent", "refused", undefined],
  ["rate_limited", "refused", undefined],
  ["blocked", "refused", undefined],
  ["captcha_refused", "refused", undefined],
  ["captcha_blocked", "refused", undefined],
  ["captcha_unavailable", "refused", undefined],
  ["limits_unavailable", "refused", undefined],
  ["busy", "refused", undefined],
])("%s is refused, and tells the time of the next only when it is one", (code, name, opensAtMs) => {
  expect(run(submitted, declined(code, { retryAfterSeconds: 60 }))).toMatchObject({ name, opensAtMs });
});

test.each(["phone_failed", "phone_unsettled", "in_progress", "timeout", "offline", "internal"])(
  "after %s the same form can be sent again",
  (code) => {
    const error = run(submitted, declined(code));
    expect(error.name).toBe("error");
    expect(reduceForm(error, submitted).name).toBe("submitting");
  },
);

test("a line that closes while somebody sends does not take the form away", () => {
  const sending = run(submitted);
  expect(reduceForm(sending, { type: "line_closed", code: "budget", opensAtMs: undefined })).toBe(sending);
});

test("a lost connection is told while a call is followed, and taken back by the next answer", () => {
  const lost = run(submitted, placed, { type: "unreachable" });
  expect(lost).toMatchObject({ name: "calling", isUnreachable: true });
  expect(reduceForm(lost, viewed(view("calling")))).toMatchObject({ isUnreachable: false });
});

test("a call that is not known any more ends the following, but takes no ending away", () => {
  expect(run({ type: "resumed", call }, { type: "gone" })).toMatchObject({ code: "call_gone" });
  const ended = run(submitted, placed, viewed(view("ended")));
  expect(reduceForm(ended, { type: "gone" })).toBe(ended);
});

test("nobody leaves a call that is going on for the form", () => {
  const calling = run(submitted, placed);
  expect(reduceForm(calling, { type: "again" })).toBe(calling);
  expect(run(submitted, placed, viewed(view("ended")), { type: "again" })).toEqual(firstFormState);
});
