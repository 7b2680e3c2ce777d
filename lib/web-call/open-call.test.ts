import { describe, expect, it } from "vitest";
import type { ApiResult } from "@/lib/http/api-client";
import { firstState, type RoomEvent, reduceRoom } from "./machine";
import type { OpenedMicrophone } from "./microphone";
import { type CreatedCall, type OpenCallRequest, openCall } from "./open-call";
import type { ConnectResult } from "./room-client";

const created: ApiResult<CreatedCall> = {
  ok: true,
  data: { accessToken: "t", callId: "call_1", maxSeconds: 420 },
};
const refused: Extract<ApiResult<CreatedCall>, { ok: false }> = {
  ok: false,
  failure: {
    code: "usage_spent",
    sentence: "You have talked enough.",
    status: 429,
    requestId: "r",
    retryAfterSeconds: 30,
    fields: {},
  },
};

/** One press, with every step in the order in which it happened. */
function press(options: {
  microphone?: "denied";
  call?: ApiResult<CreatedCall>;
  line?: ConnectResult;
  isUnloadable?: boolean;
  cancelAt?: string;
}) {
  const steps: string[] = [];
  const cancel = new AbortController();
  const step = (name: string) => {
    steps.push(name);
    if (options.cancelAt === name) cancel.abort();
  };
  const stream = { getTracks: () => [{ stop: () => step("own stream closed") }] } as unknown as MediaStream;
  let state = [{ type: "checked", problem: undefined } as const, { type: "pressed" } as const].reduce(
    reduceRoom,
    firstState,
  );
  const request: OpenCallRequest = {
    generation: 1,
    signal: cancel.signal,
    loadClient: async () => {
      if (options.isUnloadable) throw new TypeError("Failed to fetch dynamically imported module");
      return {
        preload: async () => step("sdk asked for"),
        connect: async () => {
          step("connect");
          return options.line ?? { ok: true };
        },
      };
    },
    openMicrophone: async (): Promise<OpenedMicrophone> => {
      step("microphone asked for");
      return options.microphone ? { ok: false, why: options.microphone } : { ok: true, stream };
    },
    createCall: async () => {
      step("call created");
      return options.call ?? created;
    },
    letGo: (callId) => steps.push(`let ${callId} go`),
    microphoneId: undefined,
    speakerId: undefined,
    send: (event: RoomEvent) => {
      state = reduceRoom(state, event);
      steps.push(event.type);
    },
  };
  const done = openCall(request);
  const inClick = [...steps];
  return done.then(() => ({ steps, inClick, state }));
}

describe("from the click to the first sound", () => {
  it("asks for the microphone in the click itself, before anything else", async () => {
    const { inClick } = await press({});
    expect(inClick[0]).toBe("microphone asked for");
  });

  it("creates the call after the microphone is granted, and closes our stream before the SDK opens its own", async () => {
    const { steps, state } = await press({});
    expect(steps.indexOf("sdk asked for")).toBeLessThan(steps.indexOf("call_created"));
    expect(steps.filter((step) => step !== "sdk asked for")).toEqual([
      "microphone asked for",
      "microphone_granted",
      "call created",
      "call_created",
      "own stream closed",
      "connect",
      "started",
    ]);
    expect(state.name).toBe("live");
  });

  it("creates no call without a microphone", async () => {
    const { steps, state } = await press({ microphone: "denied" });
    expect(steps).not.toContain("call created");
    expect(state).toMatchObject({ name: "failed", problem: { kind: "microphone", why: "denied" } });
  });

  it("keeps the server's own words when it refuses, and lets the microphone go", async () => {
    const { steps, state } = await press({ call: refused });
    expect(state).toMatchObject({
      problem: { code: "usage_spent", sentence: "You have talked enough.", retryAfterSeconds: 30 },
    });
    expect(steps).toContain("own stream closed");
    expect(steps).not.toContain("connect");
  });

  it.each(["queue_wait", "queue_full", "voice_busy"])(
    "stands in line on %s, with the microphone let go",
    async (code) => {
      const call = { ok: false as const, failure: { ...refused.failure, code } };
      const { steps, state } = await press({ call });
      expect(state).toEqual({ name: "waiting", generation: 1, isTurn: false });
      expect(steps).toContain("own stream closed");
      expect(steps).not.toContain("connect");
    },
  );

  it("says what went wrong with the line", async () => {
    const { state } = await press({ line: { ok: false, why: "timeout" } });
    expect(state).toMatchObject({ name: "failed", problem: { kind: "line", why: "timeout" } });
  });

  it("says so when our own part of the call cannot be fetched", async () => {
    const { state } = await press({ isUnloadable: true });
    expect(state).toMatchObject({ name: "failed", problem: { kind: "line", why: "load" } });
  });

  it.each([
    ["microphone asked for", ["own stream closed"]],
    ["call created", ["let call_1 go", "own stream closed"]],
    ["connect", ["let call_1 go"]],
  ])("goes no further, lets the call go and stays silent when cancelled at: %s", async (cancelAt, wanted) => {
    const { steps } = await press({ cancelAt });
    const after = steps.slice(steps.indexOf(cancelAt) + 1);
    expect(after.filter((step) => step !== "sdk asked for")).toEqual(wanted);
    expect(steps.filter((step) => step === "own stream closed")).toHaveLength(1);
  });
});
