import { Retell } from "retell-sdk";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { talk } from "../fixtures/retell/fake-media";
import {
  apiKey,
  createAgent,
  removeFolder,
  type Stand,
  startStand,
  webhookKey,
} from "../fixtures/retell/harness";
import { expectShape } from "../fixtures/retell/shapes";
import { type Sink, startSilentSink, startSink } from "../fixtures/retell/webhook-sink";

let stand: Stand;
let sink: Sink;

beforeEach(async () => {
  stand = await startStand();
  sink = await startSink();
});
afterEach(async () => {
  await stand.close();
  await sink.close();
  removeFolder(stand);
});

type AgentParams = Partial<Retell.AgentCreateParams>;

async function join(agent: AgentParams = {}, body: Partial<Retell.CallCreateWebCallParams> = {}) {
  const { agent_id } = await createAgent(stand.client, { webhook_url: sink.url, ...agent });
  const call = await stand.client.call.createWebCall({ agent_id, ...body });
  stand.media.join(call.access_token);
  return call.call_id;
}

/** A call from joining to the event of its analysis. */
async function wholeCall(agent: AgentParams = {}, body: Partial<Retell.CallCreateWebCallParams> = {}) {
  const callId = await join(agent, body);
  await sink.until(1);
  await stand.media.end(callId);
  await sink.until(2);
  stand.context.clock.advance(700);
  await sink.until(3);
  return callId;
}

const deliveries = () => {
  const state = stand.vendor.state();
  return typeof state === "object" && state && "deliveries" in state ? state.deliveries : undefined;
};
const settled = (expected: unknown) =>
  vi.waitFor(() => expect(deliveries()).toEqual(expected), { timeout: 5000 });

describe("the events of a call", () => {
  it("come in order, each with the fields it has by then", async () => {
    const callId = await wholeCall({}, { metadata: { request_id: "r1" } });
    expect(sink.events()).toEqual(["call_started", "call_ended", "call_analyzed"]);
    const [started, ended, analyzed] = sink.received;
    expect(started?.call).toMatchObject({
      call_id: callId,
      call_status: "ongoing",
      metadata: { request_id: "r1" },
    });
    for (const absent of ["transcript", "end_timestamp", "retell_llm_dynamic_variables", "call_analysis"]) {
      expect(started?.call).not.toHaveProperty(absent);
    }
    expect(ended?.call).toMatchObject({
      call_status: "ended",
      disconnection_reason: "user_hangup",
      transcript: expect.stringContaining("User: Twelve hours"),
      recording_url: expect.stringContaining("/recording.wav"),
      public_log_url: expect.any(String),
      tool_calls: [],
    });
    expect(ended?.call).not.toHaveProperty("call_analysis");
    expect(analyzed?.call).toEqual({ ...ended?.call, call_analysis: expect.any(Object) });
    for (const { call } of sink.received) expectShape("call", call);
    expect(await stand.client.call.retrieve(callId)).toEqual(analyzed?.call);
  });

  it("carry the analysis that the agent asks for", async () => {
    await wholeCall({
      post_call_analysis_data: [
        { type: "system-presets", name: "call_summary" },
        {
          type: "enum",
          name: "state",
          description: "How worn out they are",
          choices: ["rested", "exhausted"],
        },
        { type: "boolean", name: "long_shift", description: "Whether they stood for hours" },
        { type: "number", name: "hours", description: "Hours worked" },
        { type: "string", name: "complaint", description: "What they said of their feet" },
      ],
    });
    const analysis = sink.received[2]?.call.call_analysis;
    expect(analysis).toEqual({
      call_summary: expect.stringMatching(/^The user spoke once .*The user ended the call\.$/),
      in_voicemail: false,
      user_sentiment: "Neutral",
      call_successful: true,
      custom_analysis_data: {
        state: "exhausted",
        long_shift: true,
        hours: 12,
        complaint: "Twelve hours on my feet, I am exhausted.",
      },
    });
  });

  it("include every turn and a last one when the agent subscribes to them, and nothing it did not subscribe to", async () => {
    const callId = await join({ webhook_events: ["transcript_updated"] });
    stand.media.registry.transcriptUpdated(callId, talk.slice(0, 1));
    await sink.until(1);
    await stand.media.end(callId);
    await sink.until(2);
    stand.context.clock.advance(10_000);
    expect(sink.events()).toEqual(["transcript_updated", "transcript_updated"]);
    expect(sink.received[0]?.call).toMatchObject({
      call_status: "ongoing",
      transcript: "Agent: Hey. Long day?\n",
      transcript_with_tool_calls: [{ role: "agent" }],
    });
    expect(sink.received[1]?.call.transcript_object).toHaveLength(2);
  });

  it("go where the call's own override says", async () => {
    const other = await startSink();
    const callId = await join({}, { agent_override: { agent: { webhook_url: other.url } } });
    await other.until(1);
    expect(other.received[0]?.call.call_id).toBe(callId);
    expect(sink.received).toEqual([]);
    await other.close();
  });

  it("are none for a call that nobody joins", async () => {
    const { agent_id } = await createAgent(stand.client, { webhook_url: sink.url });
    await stand.client.call.createWebCall({ agent_id });
    stand.context.clock.advance(60_000);
    expect(deliveries()).toEqual([]);
  });
});

describe("signatures", () => {
  it("cover the exact bytes with the webhook key and the real time, wherever the clock stands", async () => {
    stand.context.clock.advance(3_600_000);
    await wholeCall();
    for (const { body, signature } of sink.received) {
      expect(await Retell.verify(body, webhookKey, signature)).toBe(true);
      expect(await Retell.verify(body, apiKey, signature)).toBe(false);
      expect(await Retell.verify(`${body} `, webhookKey, signature)).toBe(false);
    }
  });
});

describe("delivery", () => {
  it("is tried again after each failure, three times at most, and the state tells of it", async () => {
    sink.answerWith(500, 503, 302, 500);
    const callId = await join();
    const tried = (attempts: number[], state: string) =>
      settled([{ callId, event: "call_started", state, attempts }]);
    await tried([500], "pending");
    stand.context.clock.advance(500);
    expect(sink.received).toHaveLength(1);
    stand.context.clock.advance(500);
    await tried([500, 503], "pending");
    stand.context.clock.advance(4000);
    await tried([500, 503, 302], "pending");
    stand.context.clock.advance(16_000);
    await tried([500, 503, 302, 500], "failed");
    stand.context.clock.advance(3_600_000);
    expect(sink.received).toHaveLength(4);
    expect(new Set(sink.received.map(({ body }) => body)).size).toBe(1);
  });

  it("of a later event does not wait for an earlier one that fails", async () => {
    sink.answerWith(500);
    const callId = await join();
    await settled([expect.objectContaining({ attempts: [500] })]);
    await stand.media.end(callId);
    await sink.until(2);
    stand.context.clock.advance(1000);
    await sink.until(4);
    expect(sink.events().slice(0, 2)).toEqual(["call_started", "call_ended"]);
    expect(sink.events().slice(2).sort()).toEqual(["call_analyzed", "call_started"]);
  });

  it("gives up on an answer that does not come in the agent's time", async () => {
    const silent = await startSilentSink();
    const callId = await join({ webhook_url: silent.url, webhook_timeout_ms: 50 });
    await settled([{ callId, event: "call_started", state: "pending", attempts: [0] }]);
    await silent.close();
  });

  it("is doubled by a duplicate fault", async () => {
    stand.context.faults.add({ vendor: "retell", path: "call_started", duplicate: 2, times: 1 });
    const callId = await join();
    await sink.until(3);
    const listed = await (await stand.control("/deliveries")).json();
    const body = sink.received[0]?.body;
    const whole = expect.objectContaining({ callId, url: sink.url, body, event: "call_started" });
    expect(listed).toEqual({ deliveries: [whole, whole, whole] });
    expect(new Set(sink.received.map(({ body }) => body)).size).toBe(1);
  });

  it("is held back until after the next event by a reorder fault, or for two seconds", async () => {
    stand.context.faults.add({ vendor: "retell", path: "call_started", reorder: true, times: 2 });
    const first = await join();
    expect(deliveries()).toEqual([{ callId: first, event: "call_started", state: "held", attempts: [] }]);
    await stand.media.end(first);
    await sink.until(2);
    expect(sink.events()).toEqual(["call_ended", "call_started"]);
    const second = await join();
    stand.context.clock.advance(1000);
    expect(deliveries()).toContainEqual(expect.objectContaining({ callId: second, state: "held" }));
    stand.context.clock.advance(1000);
    await vi.waitFor(() => expect(sink.received.map(({ call }) => call.call_id)).toContain(second));
  });
});
