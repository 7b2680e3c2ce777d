// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { FaultySdk, live, resetSdk, sdkOf, setUp } from "@/tests/support/faulty-voice-sdk";

beforeEach(resetSdk);
afterEach(() => vi.useRealTimers());

describe("connecting", () => {
  it("hands token, rate and chosen devices to the SDK", async () => {
    const { client } = setUp();
    void client.connect({ accessToken: "t", askedAtMs: Date.now(), microphoneId: "mic", speakerId: "out" });
    const { sdk } = await sdkOf();
    expect(sdk.config).toEqual({
      accessToken: "t",
      sampleRate: 24_000,
      emitRawAudioSamples: true,
      captureDeviceId: "mic",
      playbackDeviceId: "out",
    });
  });

  it("says load when the SDK cannot be fetched", async () => {
    const { connect } = setUp(() =>
      Promise.reject(new TypeError("Failed to fetch dynamically imported module")),
    );
    expect(await connect()).toEqual({ ok: false, why: "load" });
  });

  it("does not use a token that is about to die", async () => {
    const { connect } = setUp();
    expect(await connect(Date.now() - 25_001)).toEqual({ ok: false, why: "stale" });
    expect(FaultySdk.made).toEqual([]);
  });

  it("says connect when the SDK only emits a string, and leaves no room open", async () => {
    const { connect, heard } = setUp();
    const result = connect();
    const { room } = await sdkOf();
    room.refuse(new Error("could not establish signal connection"));
    expect(await result).toEqual({ ok: false, why: "connect" });
    expect(room.isDisconnected).toBe(true);
    expect(heard).toEqual([]);
  });

  it("gives up after 15 s, and hangs up if the line opens after all", async () => {
    vi.useFakeTimers();
    FaultySdk.canCutShort = false;
    const { connect, heard } = setUp();
    const result = connect();
    await vi.advanceTimersByTimeAsync(14_999);
    const { sdk, room } = await sdkOf();
    await vi.advanceTimersByTimeAsync(1);
    expect(await result).toEqual({ ok: false, why: "timeout" });
    room.accept();
    await vi.advanceTimersByTimeAsync(0);
    expect(sdk.connected).toBe(false);
    expect(heard).toEqual([]);
  });

  it("serves one call only", async () => {
    const { client, connect } = await live();
    expect(await connect()).toEqual({ ok: false, why: "cancelled" });
    client.end();
    expect(await connect()).toEqual({ ok: false, why: "cancelled" });
    expect(FaultySdk.made).toHaveLength(1);
  });
});

describe("cancelling before the line is open", () => {
  it("cuts the connect short, which stopCall does not, and says nothing", async () => {
    const { client, connect, heard } = setUp();
    const result = connect();
    const { room } = await sdkOf();
    client.end();
    expect(await result).toEqual({ ok: false, why: "cancelled" });
    expect(room.isDisconnected).toBe(true);
    expect(heard).toEqual([]);
  });

  it("hangs up the moment a connect succeeds that could not be cut short", async () => {
    FaultySdk.canCutShort = false;
    const { client, connect, heard } = setUp();
    const result = connect();
    const { sdk, room } = await sdkOf();
    client.end();
    room.accept();
    expect(await result).toEqual({ ok: false, why: "cancelled" });
    await vi.waitFor(() => expect(sdk.room).toBeUndefined(), 10_000);
    expect(sdk.connected).toBe(false);
    expect(heard).toEqual([]);
  });

  it("starts no call when it comes while the SDK is still loading", async () => {
    const { client, connect } = setUp();
    const result = connect();
    client.end();
    expect(await result).toEqual({ ok: false, why: "cancelled" });
    expect(FaultySdk.made).toEqual([]);
  });

  it("starts no call when it comes before connect", async () => {
    const { client, connect } = setUp();
    client.end();
    expect(await connect()).toEqual({ ok: false, why: "cancelled" });
  });
});
