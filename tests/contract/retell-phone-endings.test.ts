import { Retell } from "retell-sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refusal, removeFolder, type Stand, startStand, webhookKey } from "../fixtures/retell/harness";
import { callWith, startPhone } from "../fixtures/retell/phone";
import { expectShape } from "../fixtures/retell/shapes";
import { type Sink, startSink } from "../fixtures/retell/webhook-sink";

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

const scenario = (name: string) => stand.control("/scenario", { name });
const connected = ["call_started", "call_ended", "call_analyzed"];
const unconnected = ["call_ended", "call_analyzed"];

const reasons = {
  user_hangup: ["ended", connected],
  agent_hangup: ["ended", connected],
  call_transfer: ["ended", connected],
  voicemail_reached: ["ended", connected],
  ivr_reached: ["ended", connected],
  inactivity: ["ended", connected],
  max_duration_reached: ["ended", connected],
  scam_detected: ["ended", connected],
  transfer_bridged: ["ended", connected],
  transfer_cancelled: ["ended", connected],
  manual_stopped: ["ended", connected],
  call_take_over: ["ended", connected],
  dial_busy: ["not_connected", unconnected],
  dial_failed: ["not_connected", unconnected],
  dial_no_answer: ["not_connected", unconnected],
  invalid_destination: ["not_connected", unconnected],
  telephony_provider_permission_denied: ["not_connected", unconnected],
  telephony_provider_unavailable: ["not_connected", unconnected],
  sip_routing_error: ["not_connected", unconnected],
  marked_as_spam: ["not_connected", unconnected],
  user_declined: ["not_connected", unconnected],
  concurrency_limit_reached: ["error", unconnected],
  no_concurrency_fallback: ["error", unconnected],
  no_valid_payment: ["error", unconnected],
  error_user_not_joined: ["error", unconnected],
  registered_call_timeout: ["error", unconnected],
  error_llm_websocket_open: ["error", connected],
  error_llm_websocket_lost_connection: ["error", connected],
  error_llm_websocket_runtime: ["error", connected],
  error_llm_websocket_corrupt_payload: ["error", connected],
  error_no_audio_received: ["error", connected],
  error_asr: ["error", connected],
  error_retell: ["error", connected],
  error_unknown: ["error", connected],
} satisfies Record<NonNullable<Retell.PhoneCallResponse["disconnection_reason"]>, [string, string[]]>;

describe("every disconnection reason", () => {
  it("is in the table", () => expect(Object.keys(reasons)).toHaveLength(34));

  it.each(Object.entries(reasons).map(([reason, [status, events]]) => ({ reason, status, events })))(
    "$reason can be had: $status, and $events",
    async ({ reason, status, events }) => {
      const phone = await startPhone(stand, { webhook_url: sink.url });
      expect((await scenario(`reason:${reason}`)).status).toBe(200);
      const { call_id } = await phone.call();
      stand.context.clock.advance(2000);
      stand.context.clock.advance(8000);
      const call = await callWith(stand, call_id, status);
      stand.context.clock.advance(700);
      await sink.until(events.length);
      expectShape("call", call);
      expect(call.disconnection_reason).toBe(reason);
      expect(sink.events().toSorted()).toEqual([...events].toSorted());
      const isConnected = events === connected;
      expect("start_timestamp" in call).toBe(isConnected);
      expect("recording_url" in call).toBe(isConnected);
      expect(call.end_timestamp).toEqual(expect.any(Number));
      expect((call.call_cost?.combined_cost ?? -1) > 0).toBe(isConnected);
      for (const one of sink.received) {
        expect(await Retell.verify(one.body, webhookKey, one.signature)).toBe(true);
        expect(one.call).toMatchObject({ call_type: "phone_call", to_number: "+12025550143" });
      }
    },
  );
});

describe.each([
  ["busy", 1000, "dial_busy"],
  ["declined", 2000, "user_declined"],
  ["dial-failed", 1000, "dial_failed"],
  ["no-answer", 30_000, "dial_no_answer"],
  ["manual", 30_000, "dial_no_answer"],
])("under %s", (name, ms, reason) => {
  it(`the phone rings for ${ms} ms and the call ends with ${reason}`, async () => {
    const phone = await startPhone(stand, { webhook_url: sink.url });
    await scenario(name);
    const { call_id } = await phone.call();
    stand.context.clock.advance(ms - 100);
    expect((await stand.client.call.retrieve(call_id)).call_status).toBe("registered");
    stand.context.clock.advance(100);
    const call = await callWith(stand, call_id, "not_connected");
    expect(call).toMatchObject({ disconnection_reason: reason, call_cost: { combined_cost: 0 } });
    stand.context.clock.advance(700);
    await sink.until(2);
    const analysed = sink.received.find((one) => one.event === "call_analyzed");
    expect(analysed?.call.call_analysis).toMatchObject({ call_successful: false, user_sentiment: "Unknown" });
  });
});

describe("ringing", () => {
  it("lasts as long as the agent, or the call, says", async () => {
    const phone = await startPhone(stand, { ring_duration_ms: 10_000 });
    await scenario("no-answer");
    const [own, overridden] = [
      await phone.call(),
      await phone.call({ agent_override: { agent: { ring_duration_ms: 20_000 } } }),
    ];
    stand.context.clock.advance(10_000);
    expect((await stand.client.call.retrieve(own.call_id)).call_status).toBe("not_connected");
    expect((await stand.client.call.retrieve(overridden.call_id)).call_status).toBe("registered");
    stand.context.clock.advance(10_000);
    expect((await stand.client.call.retrieve(overridden.call_id)).call_status).toBe("not_connected");
  });

  it.each([
    ["decline", "user_declined"],
    ["no-answer", "dial_no_answer"],
    ["busy", "dial_busy"],
  ])("is ended by %s in the console", async (act, reason) => {
    const phone = await startPhone(stand);
    await scenario("manual");
    const { call_id } = await phone.call();
    expect((await stand.control(`/calls/${call_id}/${act}`, {})).status).toBe(200);
    expect(await stand.client.call.retrieve(call_id)).toMatchObject({
      call_status: "not_connected",
      disconnection_reason: reason,
    });
    expect((await stand.control(`/calls/${call_id}/${act}`, {})).status).toBe(404);
  });

  it("is answered once, by a person or a machine, and then no longer times out", async () => {
    const phone = await startPhone(stand, {
      voicemail_option: { action: { type: "static_text", text: "Hello {{name}}, call us back." } },
    });
    await scenario("manual");
    const first = await phone.call();
    const second = await phone.call({ retell_llm_dynamic_variables: { name: "Ann" } });
    expect((await stand.control(`/calls/${first.call_id}/answer`, {})).status).toBe(200);
    expect((await stand.control(`/calls/${first.call_id}/answer`, {})).status).toBe(404);
    await stand.control(`/calls/${second.call_id}/voicemail`, {});
    expect(stand.media.callees.get(first.call_id)).toEqual({ kind: "person" });
    expect(stand.media.callees.get(second.call_id)).toMatchObject({
      kind: "machine",
      message: "Hello Ann, call us back.",
    });
    stand.context.clock.advance(60_000);
    expect((await stand.client.call.retrieve(first.call_id)).call_status).toBe("ongoing");
    await stand.control(`/calls/${first.call_id}/hangup`, {});
    expect(await stand.client.call.retrieve(first.call_id)).toMatchObject({
      call_status: "ended",
      disconnection_reason: "user_hangup",
    });
  });

  it("is ended by stop-call, with webhooks, and by deleting the call, without", async () => {
    const phone = await startPhone(stand, { webhook_url: sink.url });
    await scenario("manual");
    const [stopped, deleted] = [await phone.call(), await phone.call()];
    await stand.client.call.stop(stopped.call_id);
    await stand.client.call.delete(deleted.call_id);
    expect(await stand.client.call.retrieve(stopped.call_id)).toMatchObject({
      disconnection_reason: "manual_stopped",
    });
    expect(await refusal(stand.client.call.stop(stopped.call_id))).toBe(400);
    stand.context.clock.advance(30_000);
    await sink.until(2);
    expect(sink.received.map((one) => one.call.call_id)).toEqual([stopped.call_id, stopped.call_id]);
  });

  it("ends as error_retell, without webhooks, when the process does", async () => {
    const phone = await startPhone(stand, { webhook_url: sink.url });
    await scenario("manual");
    const { call_id } = await phone.call();
    await stand.close();
    stand = await startStand(stand.dir);
    expect(await stand.client.call.retrieve(call_id)).toMatchObject({
      call_status: "error",
      disconnection_reason: "error_retell",
    });
    stand.context.clock.advance(60_000);
    expect(stand.vendor.state()).toMatchObject({ deliveries: [] });
  });

  it("is forgotten by a reset, and no scenario outlives one", async () => {
    const phone = await startPhone(stand, { webhook_url: sink.url });
    await scenario("busy");
    const { call_id } = await phone.call();
    await stand.control("/reset", {});
    stand.context.clock.advance(60_000);
    expect(await refusal(stand.client.call.retrieve(call_id))).toBe(422);
    expect(sink.received).toEqual([]);
    expect(stand.vendor.state()).toMatchObject({ scenario: "answered" });
  });
});

it("a scenario that there is none of is refused", async () => {
  expect((await scenario("reason:bored")).status).toBe(400);
  expect((await scenario("sleeps")).status).toBe(400);
});

it("a phone call costs its telephony too, in cents", async () => {
  const phone = await startPhone(stand);
  const { call_id } = await phone.call();
  stand.context.clock.advance(2000);
  stand.context.clock.advance(30_500);
  await stand.media.end(call_id);
  const { call_cost } = await stand.client.call.retrieve(call_id);
  expect(call_cost?.total_duration_seconds).toBe(31);
  const telephony = call_cost?.product_costs.find((p) => p.product === "us_telephony");
  // 1.5 cents a minute, for 31 seconds.
  expect(telephony?.cost).toBeCloseTo((1.5 / 60) * 31, 4);
});
