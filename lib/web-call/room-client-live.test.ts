// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { live, resetSdk, sdkOf, setUp } from "@/tests/support/faulty-voice-sdk";

beforeEach(resetSdk);
afterEach(() => vi.useRealTimers());

describe("a live call", () => {
  it("says closed once when we hang up, and nothing of it after", async () => {
    const { client, sdk, room, named, heard } = await live();
    client.end();
    client.end();
    const before = heard.length;
    sdk.emit("update", { transcript: [{ role: "agent", content: "late" }] });
    room.emit("disconnected");
    expect(named("closed")).toHaveLength(1);
    expect(heard).toHaveLength(before);
    expect(room.isDisconnected).toBe(true);
  });

  it("says closed once when the line closes by itself", async () => {
    const { client, sdk, named } = await live();
    sdk.stopCall();
    client.end();
    expect(named("closed")).toHaveLength(1);
  });

  it("is closed by an error in the middle", async () => {
    const { sdk, named } = await live();
    sdk.emit("error", "Something");
    expect(named("closed")).toHaveLength(1);
    expect(sdk.connected).toBe(false);
  });

  it("passes on talking and loudness", async () => {
    const { sdk, named } = await live();
    sdk.emit("agent_start_talking");
    sdk.emit("audio", new Float32Array([0.5, -0.5]));
    sdk.emit("agent_stop_talking");
    expect(named("agentTalking")).toEqual([
      ["agentTalking", true],
      ["agentTalking", false],
    ]);
    expect(named("agentLoudness")).toEqual([["agentLoudness", 0.5]]);
  });

  it("keeps the whole conversation, though the SDK sends the last five utterances", async () => {
    const { sdk, named } = await live();
    const talk = Array.from({ length: 9 }, (_, place) => ({
      role: place % 2 === 0 ? "agent" : "user",
      content: `line ${place}`,
      words: [],
    }));
    for (const place of talk.keys()) sdk.emit("update", { transcript: talk.slice(0, place + 1).slice(-5) });
    const [, captions] = named("captions").at(-1) ?? [];
    expect(captions).toEqual(talk.map(({ role, content }) => ({ role, content, startSeconds: undefined })));
  });

  it("mutes and unmutes", async () => {
    const { client, sdk } = await live();
    client.setMuted(true);
    client.setMuted(false);
    expect(sdk.microphone).toEqual([true, false, true]);
  });

  it("remembers a mute from before the line was open, which the SDK drops", async () => {
    const { client, connect } = setUp();
    const result = connect();
    const { sdk, room } = await sdkOf();
    client.setMuted(true);
    room.accept();
    await result;
    expect(sdk.microphone).toEqual([true, false]);
  });

  it("tells when playback is blocked and when a click has freed it", async () => {
    const { client, room, named } = await live();
    room.canPlaybackAudio = false;
    room.emit("audioPlaybackChanged");
    await client.resumeAudio();
    expect(named("playback").slice(-2)).toEqual([
      ["playback", "blocked"],
      ["playback", "playing"],
    ]);
  });

  it("does not throw on resumeAudio without a call, where the SDK does", async () => {
    const { client } = setUp();
    await expect(client.resumeAudio()).resolves.toBeUndefined();
  });

  it("tells of a microphone that the SDK could not open, from the rejection nobody awaits", async () => {
    const { named } = await live();
    const event = new Event("unhandledrejection", { cancelable: true });
    Object.assign(event, { reason: new DOMException("Permission denied", "NotAllowedError") });
    window.dispatchEvent(event);
    expect(named("microphoneFailed")).toEqual([["microphoneFailed", "denied"]]);
    expect(event.defaultPrevented).toBe(true);
  });

  it("leaves other rejections of the page alone", async () => {
    const { named } = await live();
    const event = new Event("unhandledrejection", { cancelable: true });
    Object.assign(event, { reason: new Error("something else") });
    window.dispatchEvent(event);
    expect(named("microphoneFailed")).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });
});

describe("an unsteady line", () => {
  it("is lost with the first trouble and restored with the last", async () => {
    const { room, named } = await live();
    window.dispatchEvent(new Event("offline"));
    room.emit("reconnecting");
    window.dispatchEvent(new Event("online"));
    expect(named("connection")).toEqual([["connection", "lost"]]);
    room.emit("reconnected");
    expect(named("connection")).toEqual([
      ["connection", "lost"],
      ["connection", "restored"],
    ]);
  });

  it("is lost when Doc is said to talk and his track is dead, and silence between turns is not", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const { sdk, named } = await live();
    const silence = (seconds: number) => {
      for (let frame = 0; frame < seconds * 60; frame++) {
        vi.advanceTimersByTime(1000 / 60);
        sdk.emit("audio", new Float32Array(8));
      }
    };
    silence(30);
    expect(named("connection")).toEqual([]);
    sdk.emit("agent_start_talking");
    silence(4);
    expect(named("connection")).toEqual([["connection", "lost"]]);
    sdk.emit("audio", new Float32Array([0.1, 0.1]));
    expect(named("connection").at(-1)).toEqual(["connection", "restored"]);
  });

  it("is not watched any more after the call", async () => {
    const { client, named } = await live();
    client.end();
    window.dispatchEvent(new Event("offline"));
    expect(named("connection")).toEqual([]);
  });
});
