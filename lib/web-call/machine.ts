import type { MicrophoneProblem } from "./microphone-help";

/** Why there is no call. `refused` carries the server's own sentence. */
export type RoomProblem =
  | { kind: "microphone"; why: MicrophoneProblem }
  | { kind: "refused"; code: string; sentence: string; retryAfterSeconds: number | undefined }
  | { kind: "line"; why: "load" | "stale" | "connect" | "timeout" };

/** A line that closes by itself gives no reason (Doc may have said goodbye): `unexplained` until the server tells. */
export type EndedHow = "asked" | "cancelled" | "time_up" | "finished" | "unexplained" | "dropped";
type OnCall = {
  generation: number;
  callId: string;
  startedAtMs: number;
  /** What this call may last. */
  maxSeconds: number;
  isMuted: boolean;
};

/** A generation is one press of the button. What an older generation still has to say is dropped. */
export type RoomState =
  | { name: "checking"; generation: number }
  /** `problem`: why a call did not begin, of somebody whose place is kept all the same. */
  | { name: "waiting"; generation: number; isTurn: boolean; problem?: RoomProblem }
  | { name: "ready"; generation: number }
  | {
      name: "connecting";
      generation: number;
      step: "microphone" | "call" | "line";
      callId: string | undefined;
      maxSeconds: number;
      /** Whether they set out from a place in line. */
      hasPlace: boolean;
    }
  | ({ name: "live" } & OnCall)
  | ({ name: "reconnecting" } & OnCall)
  | { name: "ending"; generation: number; callId: string | undefined; how: "asked" | "cancelled" }
  | { name: "ended"; generation: number; callId: string | undefined; how: EndedHow }
  | { name: "failed"; generation: number; problem: RoomProblem };

/** Events without a generation come from the person or the page; those with one from a call. */
export type RoomEvent =
  | { type: "checked"; problem: RoomProblem | undefined }
  | { type: "turn_told"; isTurn: boolean }
  | { type: "line_left" }
  | { type: "pressed" }
  | { type: "mute_set"; isMuted: boolean }
  | { type: "end_pressed" }
  | { type: "microphone_found" }
  | { type: "microphone_granted"; generation: number }
  | { type: "queued"; generation: number }
  | { type: "call_created"; generation: number; callId: string; maxSeconds: number }
  | { type: "started"; generation: number; atMs: number }
  | { type: "lost"; generation: number }
  | { type: "restored"; generation: number }
  | { type: "closed"; generation: number; isTimeUp: boolean }
  | { type: "explained"; generation: number; wasDropped: boolean }
  | { type: "failed"; generation: number; problem: RoomProblem };

type Waiting = Extract<RoomState, { name: "waiting" }>;
type Connecting = Extract<RoomState, { name: "connecting" }>;

export type RoomStateName = RoomState["name"];
export type RoomEventType = RoomEvent["type"];
type Row<S> = { [E in RoomEvent as E["type"]]: (state: S, event: E) => RoomState };
type Table = { [S in RoomState as S["name"]]: Row<S> };

export const firstState: RoomState = { name: "checking", generation: 0 };

const stay = <S extends RoomState>(state: S): RoomState => state;
const ignore: Row<RoomState> = {
  checked: stay,
  queued: stay,
  turn_told: stay,
  line_left: stay,
  pressed: stay,
  mute_set: stay,
  end_pressed: stay,
  microphone_found: stay,
  microphone_granted: stay,
  call_created: stay,
  started: stay,
  lost: stay,
  restored: stay,
  closed: stay,
  explained: stay,
  failed: stay,
};

const afterCheck: Row<RoomState>["checked"] = ({ generation }, { problem }) =>
  problem ? { name: "failed", generation, problem } : { name: "ready", generation };

const begin = (state: RoomState): RoomState => ({
  name: "connecting",
  generation: state.generation + 1,
  step: "microphone",
  callId: undefined,
  maxSeconds: 0,
  hasPlace: state.name === "waiting",
});

const stand = ({ generation }: RoomState): Waiting => ({ name: "waiting", generation, isTurn: false });

/** Until there is a call, a failure costs nobody the place, unless there is no time left to talk. A turn's countdown stays in sight. */
const failToBegin = (state: Connecting, { problem }: { problem: RoomProblem }): RoomState => {
  const isPlaceLost = problem.kind === "refused" && problem.code === "usage_spent";
  return state.hasPlace && state.callId === undefined && !isPlaceLost
    ? { ...stand(state), problem }
    : { name: "failed", generation: state.generation, problem };
};

/** Before our server was asked for a call nothing has begun, and a place is still theirs. */
const cancel = (state: Connecting): RoomState => {
  const { generation, callId } = state;
  if (state.hasPlace && state.step === "microphone") return stand({ ...state, generation: generation + 1 });
  return { name: "ending", generation, callId, how: "cancelled" };
};

const onCall: Pick<Row<OnCall & RoomState>, "mute_set" | "end_pressed" | "closed" | "failed"> = {
  mute_set: (state, { isMuted }) => ({ ...state, isMuted }),
  end_pressed: ({ generation, callId }) => ({ name: "ending", generation, callId, how: "asked" }),
  closed: ({ generation, callId }, { isTimeUp }) => ({
    name: "ended",
    generation,
    callId,
    how: isTimeUp ? "time_up" : "unexplained",
  }),
  // A microphone that the SDK could not open shows itself only after the call began.
  failed: ({ generation, callId }, { problem }) =>
    problem.kind === "microphone"
      ? { name: "failed", generation, problem }
      : { name: "ended", generation, callId, how: "dropped" },
};

const finish = ({ generation, callId, how }: Extract<RoomState, { name: "ending" }>): RoomState => ({
  name: "ended",
  generation,
  callId,
  how,
});

const table: Table = {
  checking: { ...ignore, checked: afterCheck, queued: stand },
  waiting: {
    ...ignore,
    pressed: begin,
    turn_told: (state, { isTurn }) => (state.isTurn === isTurn ? state : { ...state, isTurn }),
    line_left: ({ generation }) => ({ name: "ready", generation: generation + 1 }),
    microphone_found: (state) => {
      const { problem, ...rest } = state;
      return problem?.kind === "microphone" ? rest : state;
    },
  },
  ready: { ...ignore, pressed: begin },
  connecting: {
    ...ignore,
    queued: (state) => (state.step === "call" ? stand(state) : state),
    microphone_granted: (state) => (state.step === "microphone" ? { ...state, step: "call" } : state),
    call_created: (state, { callId, maxSeconds }) =>
      state.step === "call" ? { ...state, step: "line", callId, maxSeconds } : state,
    started: (state, { atMs }) =>
      state.callId === undefined
        ? state
        : {
            name: "live",
            generation: state.generation,
            callId: state.callId,
            startedAtMs: atMs,
            maxSeconds: state.maxSeconds,
            isMuted: false,
          },
    end_pressed: cancel,
    closed: ({ generation }) => ({
      name: "failed",
      generation,
      problem: { kind: "line", why: "connect" },
    }),
    failed: failToBegin,
  },
  live: { ...ignore, ...onCall, lost: (state) => ({ ...state, name: "reconnecting" }) },
  reconnecting: { ...ignore, ...onCall, restored: (state) => ({ ...state, name: "live" }) },
  ending: { ...ignore, closed: finish, failed: finish },
  ended: {
    ...ignore,
    pressed: begin,
    explained: (state, { wasDropped }) =>
      state.how === "unexplained" ? { ...state, how: wasDropped ? "dropped" : "finished" } : state,
  },
  failed: {
    ...ignore,
    pressed: begin,
    microphone_found: (state) =>
      state.problem.kind === "microphone" ? { name: "ready", generation: state.generation + 1 } : state,
  },
};

/** The next state of the room. Total: an event that means nothing here, or an older call's, gives the same state back. */
export function reduceRoom(state: RoomState, event: RoomEvent): RoomState {
  if ("generation" in event && event.generation !== state.generation) return state;
  // TypeScript cannot see that row and event were chosen by the same keys; `Table` has checked each cell.
  const step = table[state.name][event.type] as (state: RoomState, event: RoomEvent) => RoomState;
  return step(state, event);
}
