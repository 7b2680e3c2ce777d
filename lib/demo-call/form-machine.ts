import type { DemoCallView } from "./view";

export const fieldNames = ["name", "phone", "email", "consent"] as const;
export type FieldName = (typeof fieldNames)[number];
export type FieldProblems = Partial<Record<FieldName, string>>;

/** What opens the status of a call, and when it was asked for by this browser's clock. */
export type PlacedCall = { callId: string; statusToken: string; askedAtMs: number };

/** Why a submit gave no call. `code` is the server's, or one of the page's own. */
export type Refusal = {
  code: string;
  sentence: string;
  retryAfterSeconds?: number | undefined;
  fields?: Record<string, string>;
};

type Followed = { call: PlacedCall; isUnreachable: boolean };

/**
 * `isSeen`: whether the call is known to go on; one that a reload brought back may be over. `refused` is a no that
 * sending again does not change by itself; after `error` the same form may be sent again.
 */
export type FormState =
  | { name: "idle"; problems: FieldProblems }
  | { name: "submitting" }
  | ({ name: "calling"; isSeen: boolean } & Followed)
  | ({ name: "live"; view: DemoCallView; startedAtMs: number } & Followed)
  | ({ name: "ended"; view: DemoCallView } & Followed)
  | { name: "refused"; code: string; sentence: string; opensAtMs: number | undefined }
  | { name: "error"; code: string; sentence: string };

/** `serverNowMs` is the server's clock at `atMs` of ours, so that a wrong clock here does not make a wrong timer. */
export type FormEvent =
  | { type: "line_closed"; code: string; opensAtMs: number | undefined }
  | { type: "found_wanting"; problems: FieldProblems }
  | { type: "edited"; field: FieldName }
  | { type: "submitted" }
  | { type: "placed"; call: PlacedCall }
  | { type: "declined"; refusal: Refusal; atMs: number }
  | { type: "resumed"; call: PlacedCall }
  | { type: "viewed"; view: DemoCallView; atMs: number; serverNowMs: number }
  | { type: "unreachable" }
  | { type: "gone" }
  | { type: "again" };

export type FormStateName = FormState["name"];
type Row<S> = { [E in FormEvent as E["type"]]: (state: S, event: E) => FormState };
type Table = { [S in FormState as S["name"]]: Row<S> };

export const firstFormState: FormState = { name: "idle", problems: {} };

/** What no second try of the same form would change. Everything else is an error that may pass. */
const refusals = new Set([
  "captcha_refused",
  "captcha_unavailable",
  "captcha_blocked",
  "blocked",
  "number_called",
  "address_called",
  "budget_spent",
  "rate_limited",
  "limits_unavailable",
  "busy",
]);
/** For these the wait is a promise of when the phone can ring; nobody knows when a spent budget frees a call. */
const hasOpening = new Set(["number_called", "address_called"]);

const stay = <S extends FormState>(state: S): FormState => state;
const ignore: Row<FormState> = {
  line_closed: stay,
  found_wanting: stay,
  edited: stay,
  submitted: stay,
  placed: stay,
  declined: stay,
  resumed: stay,
  viewed: stay,
  unreachable: stay,
  gone: stay,
  again: stay,
};

const toIdle = (): FormState => firstFormState;
const send = (): FormState => ({ name: "submitting" });
const ring = (call: PlacedCall, isSeen: boolean): FormState => ({
  name: "calling",
  call,
  isSeen,
  isUnreachable: false,
});

const decline: Row<FormState>["declined"] = (_state, { refusal, atMs }) => {
  const { code, sentence, retryAfterSeconds } = refusal;
  const problems = problemsIn(refusal.fields ?? {});
  if (Object.keys(problems).length > 0) return { name: "idle", problems };
  if (!refusals.has(code)) return { name: "error", code, sentence };
  const opensAtMs =
    retryAfterSeconds !== undefined && hasOpening.has(code) ? atMs + retryAfterSeconds * 1000 : undefined;
  return { name: "refused", code, sentence, opensAtMs };
};

function problemsIn(fields: Record<string, string>): FieldProblems {
  const known = fieldNames.flatMap((name) => (fields[name] ? [[name, fields[name]]] : []));
  return Object.fromEntries(known) as FieldProblems;
}

type Following = Extract<FormState, Followed>;

/** A call goes forward only: an answer that was overtaken on the way takes nothing back. */
const look: Row<Following>["viewed"] = (state, { view, atMs, serverNowMs }) => {
  const { call } = state;
  if (view.callId !== call.callId) return state;
  if (view.state === "ended") return { name: "ended", call, view, isUnreachable: false };
  if (state.name === "ended") return state;
  if (state.name === "live") {
    return view.state === "live" ? { ...state, view, isUnreachable: false } : state;
  }
  if (view.state === "calling") {
    return state.isSeen && !state.isUnreachable ? state : ring(call, true);
  }
  const runMs = view.startedAt ? Math.max(0, serverNowMs - Date.parse(view.startedAt)) : 0;
  return { name: "live", call, view, startedAtMs: atMs - runMs, isUnreachable: false };
};

const loseSight = (): FormState => ({
  name: "refused",
  code: "call_gone",
  sentence: "It may be too long ago, or our records moved. If a phone is ringing, it is safe to answer.",
  opensAtMs: undefined,
});

const followed: Pick<Row<Following>, "viewed" | "unreachable"> = {
  viewed: look,
  unreachable: (state) => (state.isUnreachable ? state : { ...state, isUnreachable: true }),
};

const table: Table = {
  idle: {
    ...ignore,
    line_closed: (_state, { code, opensAtMs }) => ({ name: "refused", code, sentence: "", opensAtMs }),
    found_wanting: (_state, { problems }) => ({ name: "idle", problems }),
    edited: (state, { field }) => {
      if (!state.problems[field]) return state;
      const { [field]: _solved, ...problems } = state.problems;
      return { name: "idle", problems };
    },
    submitted: send,
    resumed: (_state, { call }) => ring(call, false),
  },
  submitting: { ...ignore, placed: (_state, { call }) => ring(call, true), declined: decline },
  calling: { ...ignore, ...followed, gone: loseSight },
  live: { ...ignore, ...followed, gone: loseSight },
  ended: { ...ignore, ...followed, again: toIdle },
  refused: { ...ignore, again: toIdle },
  error: { ...ignore, submitted: send, again: toIdle },
};

/** The next state of the form. Total: an event that means nothing here gives the same state back. */
export function reduceForm(state: FormState, event: FormEvent): FormState {
  // TypeScript cannot see that row and event were chosen by the same keys; `Table` has checked each cell.
  const step = table[state.name][event.type] as (state: FormState, event: FormEvent) => FormState;
  return step(state, event);
}
