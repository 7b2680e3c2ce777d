import type { Retell } from "retell-sdk";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { MediaSessions } from "../../sandbox/retell/media/contract";
import { readWav, rms, soundingStretches } from "../../sandbox/retell/media/testing/measure";
import { removeFolder, type Stand, startSpeakingStand } from "../fixtures/retell/harness";
import { callWith, startPhone } from "../fixtures/retell/phone";
import { expectShape } from "../fixtures/retell/shapes";
import { type Sink, startSink } from "../fixtures/retell/webhook-sink";

const prompt = "You are Kenstera's demo agent. Offer a short intake simulation.";
const opening = "Hi, I'm Kenstera's AI, and this call is recorded. An intake, or questions?";

let stand: Stand<MediaSessions>;
let sink: Sink;
const ids: Record<string, string> = {};

/** All calls at once, for they go at the pace of speech. */
beforeAll(async () => {
  stand = await startSpeakingStand();
  sink = await startSink();
  const agent: Partial<Retell.AgentCreateParams> = {
    webhook_url: sink.url,
    webhook_events: ["call_started", "transcript_updated", "call_ended", "call_analyzed"],
    voicemail_option: { action: { type: "static_text", text: "You asked for a call. Bye." } },
  };
  const phone = await startPhone(stand, agent, { general_prompt: prompt, begin_message: opening });
  for (const name of ["answered", "abusive", "voicemail", "manual"]) {
    await stand.control("/scenario", { name });
    ids[name] = (await phone.call()).call_id;
  }
  stand.context.clock.advance(5000);
});
afterAll(async () => {
  await stand.close();
  await sink.close();
  removeFolder(stand);
});

const ended = (name: string) => callWith(stand, ids[name] ?? "", "ended", 60_000);
const eventsOf = (name: string) => sink.received.filter((one) => one.call.call_id === ids[name]);
const analysed = (name: string) =>
  vi.waitFor(() => {
    const found = eventsOf(name).find((one) => one.event === "call_analyzed");
    if (!found) throw new Error("No analysis has come.");
    return found;
  }, 10_000);
const saidBy = (call: Retell.CallResponse, role: string) =>
  (call.transcript_object ?? []).filter((u) => u.role === role).map((u) => u.content);

async function channelsOf(call: Retell.CallResponse) {
  const wav = async (url = "") => readWav(Buffer.from(await (await fetch(url)).arrayBuffer()));
  const { channels, rate } = await wav(call.recording_multi_channel_url);
  const mono = await wav(call.recording_url);
  const [user = new Int16Array(), agent = new Int16Array()] = channels;
  return { channels: { user, agent }, rate, mono };
}

describe.concurrent("a phone call that is taken", { timeout: 90_000 }, () => {
  it("is a talk of both voices: words where the sound is, in the right channel", async () => {
    const call = await ended("answered");
    expectShape("call", call);
    expect(call.disconnection_reason).toBe("user_hangup");
    const roles = call.transcript_object?.map((u) => u.role);
    expect(roles).toEqual(["agent", "user", "agent", "user", "agent"]);
    expect(saidBy(call, "agent")[0]).toBe(opening);
    expect(saidBy(call, "agent")[1]).toMatch(/Kenstera builds|In a sentence|I take calls/);
    const { channels, rate, mono } = await channelsOf(call);
    expect(mono.channels[0]?.length).toBe(channels.user.length);
    expect(Math.abs(channels.user.length / rate - (call.duration_ms ?? 0) / 1000)).toBeLessThan(0.5);
    for (const { role, words } of call.transcript_object ?? []) {
      if (role !== "agent" && role !== "user") throw new Error("Two parties expected.");
      const [start, end] = [words[0]?.start ?? 0, words.at(-1)?.end ?? 0];
      const other = channels[role === "agent" ? "user" : "agent"];
      expect(rms(other.subarray(start * rate, end * rate))).toBe(0);
      const sounds = soundingStretches(channels[role], 1.2);
      const own = sounds.find((s) => s.start < end && s.end > start);
      expect(Math.abs((own?.start ?? 99) - start)).toBeLessThan(0.15);
    }
  });

  it("is told as it goes: started, words turn by turn, ended, analysed", async () => {
    await ended("answered");
    await analysed("answered");
    const told = eventsOf("answered");
    expect(told[0]?.event).toBe("call_started");
    const updates = told.filter((one) => one.event === "transcript_updated");
    expect(updates.length).toBeGreaterThanOrEqual(5);
    const lengths = updates.slice(0, -1).map((one) => one.call.transcript_object?.length ?? 0);
    expect(lengths[0]).toBe(1);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    expect(updates[0]?.call).toMatchObject({ call_status: "ongoing", to_number: "+12025550143" });
    expect(updates.at(-1)?.call.call_status).toBe("ended");
  });

  it("is ended by the agent when the abuse does not stop", async () => {
    const call = await ended("abusive");
    expect(call.disconnection_reason).toBe("agent_hangup");
    const [, warning, last] = saidBy(call, "agent");
    expect(warning).toMatch(/civil/);
    expect(last).toMatch(/ending the call here.*Goodbye\.$/);
  });

  it("by a machine gets the agent's message after the greeting, and is voicemail", async () => {
    const call = await ended("voicemail");
    expect(call.disconnection_reason).toBe("voicemail_reached");
    expect(call.transcript_object?.map((u) => u.role)).toEqual(["user", "agent"]);
    expect(saidBy(call, "agent")).toEqual(["You asked for a call. Bye."]);
    expect((await analysed("voicemail")).call.call_analysis?.in_voicemail).toBe(true);
  });

  it("in the console is spoken for there, and hung up there", async () => {
    const id = ids.manual ?? "";
    expect((await stand.control(`/calls/${id}/say`, { role: "user", text: "Too early." })).status).toBe(404);
    expect((await stand.control(`/calls/${id}/answer`, {})).status).toBe(200);
    await stand.control(`/calls/${id}/say`, { role: "user", text: "What does it cost?" });
    const answer = async () => {
      const live = await stand.control(`/calls/${id}`);
      const { transcript_object: turns = [] } = (await live.json()) as Retell.PhoneCallResponse;
      const said = turns.map((u) => `${u.role}: ${u.content}`).join("\n");
      if (!/user: What does it cost\?\nagent: .*\./.test(said)) throw new Error(`Heard so far: ${said}`);
    };
    await vi.waitFor(answer, { timeout: 30_000, interval: 50 });
    await stand.control(`/calls/${id}/hangup`, {});
    const call = await ended("manual");
    expect(call.disconnection_reason).toBe("user_hangup");
    expect(saidBy(call, "user")).toEqual(["What does it cost?"]);
  });
});
