import { EventEmitter } from "eventemitter3";
import type { RetellWebClient } from "retell-client-js-sdk";
import { expect, vi } from "vitest";
import { RoomClient, type RoomClientEvents } from "@/lib/web-call/room-client";

type StartConfig = Parameters<RetellWebClient["startCall"]>[0];

/** LiveKit's room as far as the SDK uses it: a connect that the test settles, and a disconnect that cuts it short. */
export class FaultyRoom extends EventEmitter {
  canPlaybackAudio = true;
  isDisconnected = false;
  accept: () => void = () => undefined;
  refuse: (cause: Error) => void = () => undefined;

  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.accept = resolve;
      this.refuse = reject;
    });
  }

  async disconnect(): Promise<void> {
    this.isDisconnected = true;
    this.refuse(new Error("Client initiated disconnect"));
  }
}

/** retell-client-js-sdk 2.0.8 line by line where it is faulty, on a room of our own. */
export class FaultySdk extends EventEmitter {
  static made: FaultySdk[] = [];
  static canCutShort = true;
  room: FaultyRoom | undefined;
  connected = false;
  config: StartConfig | undefined;
  microphone: boolean[] = [];

  constructor() {
    super();
    FaultySdk.made.push(this);
  }

  async startCall(config: StartConfig): Promise<void> {
    this.config = config;
    try {
      const room = new FaultyRoom();
      if (!FaultySdk.canCutShort) room.disconnect = async () => undefined;
      this.room = room;
      await room.connect();
      this.microphone.push(true);
      this.connected = true;
      this.emit("call_started");
    } catch {
      this.emit("error", "Error starting call");
      this.stopCall();
    }
  }

  stopCall(): void {
    if (!this.connected) return;
    this.connected = false;
    this.emit("call_ended");
    void this.room?.disconnect();
    this.room = undefined;
  }

  mute(): void {
    if (this.connected) this.microphone.push(false);
  }

  unmute(): void {
    if (this.connected) this.microphone.push(true);
  }

  async startAudioPlayback(): Promise<void> {
    if (!this.room) throw new TypeError("Cannot read properties of undefined (reading 'startAudio')");
    this.room.canPlaybackAudio = true;
  }
}

type Heard = [keyof RoomClientEvents, ...unknown[]];

export function setUp(
  load: () => Promise<{ RetellWebClient: typeof FaultySdk }> = async () => ({ RetellWebClient: FaultySdk }),
) {
  const heard: Heard[] = [];
  const hear =
    (event: keyof RoomClientEvents) =>
    (...args: unknown[]) =>
      void heard.push([event, ...args]);
  const client = new RoomClient({
    load,
    listeners: {
      closed: hear("closed"),
      captions: hear("captions"),
      agentTalking: hear("agentTalking"),
      agentLoudness: hear("agentLoudness"),
      connection: hear("connection"),
      playback: hear("playback"),
      microphoneFailed: hear("microphoneFailed"),
    },
  });
  const connect = (askedAtMs = Date.now()) => client.connect({ accessToken: "token", askedAtMs });
  const named = (event: keyof RoomClientEvents) => heard.filter(([name]) => name === event);
  return { client, heard, connect, named };
}

export async function sdkOf(): Promise<{ sdk: FaultySdk; room: FaultyRoom }> {
  await vi.waitUntil(() => FaultySdk.made[0]?.room, { interval: 1 });
  const sdk = FaultySdk.made[0];
  if (!sdk?.room) throw new Error("no call was started");
  return { sdk, room: sdk.room };
}

export async function live() {
  const parts = setUp();
  const result = parts.connect();
  const { sdk, room } = await sdkOf();
  room.accept();
  expect(await result).toEqual({ ok: true });
  return { ...parts, sdk, room };
}

export function resetSdk(): void {
  FaultySdk.made = [];
  FaultySdk.canCutShort = true;
}
