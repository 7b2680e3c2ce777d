import type pg from "pg";
import { control } from "./client";
import { fault, type Person, somebody, submit } from "./demo-call";
import {
  another,
  block,
  dial,
  flood,
  holdForOthers,
  lookUp,
  rpc,
  siteverify,
  solved,
  spendMonth,
} from "./demo-gate-means";
import { takeSlots } from "./waiting";

/** One row of the table: a gate, what makes it refuse, and all that is answered then. */
export type Gate = {
  gate: string;
  when: string;
  prepare?: (person: Person, database: pg.Pool) => Promise<unknown>;
  change?: Record<string, unknown>;
  headers?: Record<string, string>;
  status: number;
  code: string;
  sentence: string;
  /** The field that is at fault, and its sentence. */
  field?: [string, string];
  /** It dials before it refuses. */
  dials?: true;
  /** The same person does not get through at once even when nothing is wrong any more. */
  stays?: true;
};

const form = {
  gate: "parse",
  status: 400,
  code: "invalid_request",
  sentence: "Some of what was sent is not as expected.",
};
const captcha = {
  gate: "captcha",
  status: 403,
  code: "captcha_refused",
  sentence: "Our check could not tell you from a machine. The call in the browser needs no check.",
};
const captchaDown = {
  gate: "captcha",
  status: 503,
  code: "captcha_unavailable",
  sentence:
    "Our check against machines is down, so no phone is called for now. The call in the browser is open.",
};
const limitsDown = {
  status: 503,
  code: "limits_unavailable",
  sentence:
    "We cannot check our limits right now, so no call can begin. Nothing was counted; try again in a few minutes.",
};
const recordsDown = {
  status: 503,
  code: "storage_unavailable",
  sentence: "We cannot reach our records right now. Try again in a moment.",
};
const inProgress = {
  gate: "known key",
  status: 409,
  code: "in_progress",
  sentence: "We are already working on this request. Nothing rings twice.",
};
const failed = {
  status: 502,
  code: "phone_failed",
  sentence: "The call could not be placed, and nothing rang. You may try again.",
};
const spent = {
  gate: "reserve",
  status: 429,
  code: "budget_spent",
  sentence: "We have called as many phones as we can afford for now. The call in the browser is open.",
  stays: true as const,
};
const wrongNumber = (when: string, phone: string, why: string): Gate => ({
  ...form,
  when,
  change: { phone },
  field: ["phone", why],
});

/** In the order of the gates; what merely takes too long is in tests/flows/demo-call-slow.test.ts. */
export const gates: Gate[] = [
  {
    gate: "own pages",
    when: "another site",
    headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    status: 403,
    code: "cross_site",
    sentence: "This can only be asked for from our own pages.",
  },
  {
    gate: "burst",
    when: "too many from one address",
    prepare: flood,
    status: 429,
    code: "rate_limited",
    sentence: "That was a lot at once. Give it a minute.",
    stays: true,
  },
  {
    ...limitsDown,
    gate: "burst",
    when: "Redis down",
    prepare: () => fault({ vendor: "upstash", status: 500, times: 1 }),
  },
  {
    ...form,
    when: "no consent",
    change: { consent: false },
    field: ["consent", "We only call with your consent."],
  },
  { ...form, when: "no name", change: { name: "  " }, field: ["name", "Tell us what to call you."] },
  {
    ...form,
    when: "a name of 101 characters",
    change: { name: "a".repeat(101) },
    field: ["name", "That is more name than we can say: 100 characters at most."],
  },
  {
    ...form,
    when: "no e-mail",
    change: { email: "ada" },
    field: ["email", "That does not look like an e-mail address."],
  },
  wrongNumber(
    "a Jamaican number",
    "+18765551234",
    "That area code shares our +1 but is in another country, and we call US numbers only.",
  ),
  wrongNumber(
    "a premium number",
    "+19005551234",
    "That is a premium number, which charges whoever calls it. We do not call those.",
  ),
  wrongNumber(
    "a British number",
    "+442079460000",
    "That number is outside the United States, and we call US numbers only.",
  ),
  wrongNumber("a film number", "+14155550123", "That number exists in films only. Your own number works."),
  {
    ...form,
    when: "no token",
    change: { recaptchaToken: "" },
    field: ["recaptchaToken", "The check is missing."],
  },
  {
    ...form,
    when: "a key that is none",
    change: { idempotencyKey: "mine" },
    field: ["idempotencyKey", "The key of a request is a UUID."],
  },
  {
    ...recordsDown,
    gate: "known key",
    when: "the database down",
    prepare: () => fault({ ...rpc("claim_demo_call"), status: 503, times: 1 }),
  },
  {
    ...inProgress,
    when: "a key that is being worked on",
    prepare: async (person) => {
      // Its intent is written, and nobody hears of it.
      await fault({ ...rpc("write_demo_intent"), drop: true, after: true, times: 1 });
      await submit(person);
    },
    stays: true,
  },
  {
    ...failed,
    gate: "known key",
    when: "a key whose call failed",
    prepare: async (person) => {
      await fault({ ...dial, status: 422, times: 1 });
      await submit(person);
    },
  },
  { ...captcha, when: "a low score", prepare: () => control("recaptcha", { score: 0.49 }) },
  { ...captcha, when: "another action", prepare: () => control("recaptcha", { action: "login" }) },
  { ...captcha, when: "another host", prepare: () => control("recaptcha", { hostname: "evil.example" }) },
  {
    ...captcha,
    when: "a check of 125 seconds ago",
    prepare: () => fault({ ...siteverify, ...solved(125), times: 1 }),
  },
  {
    ...captcha,
    when: "a token that was used",
    prepare: ({ form: { recaptchaToken } }) => submit(somebody(), { recaptchaToken }),
  },
  {
    ...captchaDown,
    when: "a check that is down",
    prepare: () => fault({ ...siteverify, status: 503, times: 1 }),
  },
  {
    ...captchaDown,
    when: "a check that drops",
    prepare: () => fault({ ...siteverify, drop: true, times: 1 }),
  },
  {
    gate: "opt-out",
    when: "a number that was blocked",
    prepare: block,
    status: 403,
    code: "blocked",
    sentence: "Somebody asked us never to call that number, and we will not.",
    stays: true,
  },
  {
    gate: "reserve",
    when: "a number that was called",
    prepare: (person) => submit({ ...person, address: somebody().address }, another()),
    status: 429,
    code: "number_called",
    sentence: "That number was already called in the last 24 hours.",
    stays: true,
  },
  {
    gate: "reserve",
    when: "an address that has asked",
    prepare: ({ address }) => submit({ ...somebody(), address }),
    status: 429,
    code: "address_called",
    sentence: "A call was already asked for from here in the last 24 hours.",
    stays: true,
  },
  { ...spent, when: "the day's calls made", prepare: () => holdForOthers({ calls: 50 }) },
  { ...spent, when: "the day's minutes talked", prepare: () => holdForOthers({ seconds: 5821 }) },
  { ...spent, when: "the month's money spent", prepare: () => spendMonth(199_070_001) },
  {
    gate: "concurrency",
    when: "all our lines taken",
    prepare: (_, database) => takeSlots(database, 20),
    status: 503,
    code: "busy",
    sentence: "All our lines are taken right now. Try again in a few minutes, or talk in the browser.",
    stays: true,
  },
  {
    ...recordsDown,
    gate: "intent",
    when: "the database down",
    prepare: () => fault({ ...rpc("write_demo_intent"), status: 503, times: 1 }),
  },
  ...[429, 422, 402].map(
    (status): Gate => ({
      ...failed,
      gate: "Retell",
      when: `Retell refusing with ${status}`,
      prepare: () => fault({ ...dial, status, times: 1 }),
      dials: true,
    }),
  ),
  {
    ...failed,
    gate: "Retell",
    when: "Retell broken, and no such call there",
    prepare: () => fault({ ...dial, status: 500, times: 1 }),
    dials: true,
  },
  {
    gate: "Retell",
    when: "Retell broken, and not telling",
    prepare: async () => {
      await fault({ ...dial, status: 503, times: 1 });
      await fault({ ...lookUp, status: 500, times: 2 });
    },
    status: 502,
    code: "phone_unsettled",
    sentence:
      "We could not tell whether the call was placed. If your phone rings, that is us; we will not dial again.",
    dials: true,
    stays: true,
  },
];
