import type { RetellWebClient } from "retell-client-js-sdk";
import { rms } from "./activity";
import { mergeCaptions } from "./captions";
import { type ConnectionWatch, watchConnection } from "./connection";
import { problemOf } from "./microphone";
import type { MicrophoneProblem } from "./microphone-help";
import { peekRoom, type SdkRoom } from "./sdk-room";
import { parseUpdate, type Utterance } from "./utterances";

/** A token dies 30 s after it was made; one this old is not tried any more. */
export const tokenLivesMs = 25_000;
const connectTimeoutMs = 15_000;

export type ConnectRequest = {
  accessToken: string;
  /** `Date.now()` before the token was asked for. */
  askedAtMs: number;
  microphoneId?: string | undefined;
  speakerId?: string | undefined;
};
export type ConnectResult =
  | { ok: true }
  | { ok: false; why: "load" | "stale" | "connect" | "timeout" | "cancelled" };

export type RoomClientEvents = {
  /** Once after a connect that worked, whoever hung up. */
  closed: [];
  /** The whole conversation so far; the SDK itself sends only the last few utterances. */
  captions: [captions: readonly Utterance[]];
  agentTalking: [isTalking: boolean];
  /** RMS of Doc's voice, once an animation frame. */
  agentLoudness: [loudness: number];
  connection: [quality: "lost" | "restored"];
  playback: [state: "blocked" | "playing"];
  microphoneFailed: [why: MicrophoneProblem];
};

type VoiceSdk = Pick<RetellWebClient, "startCall" | "stopCall" | "mute" | "unmute" | "startAudioPlayback"> & {
  on: (event: string, listener: (payload: unknown) => void) => unknown;
  removeAllListeners: () => unknown;
};
type Listeners = { [E in keyof RoomClientEvents]?: (...args: RoomClientEvents[E]) => void };
type Options = {
  load?: () => Promise<{ RetellWebClient: new () => VoiceSdk }>;
  listeners: Listeners;
};
type Phase = "idle" | "connecting" | "live" | "over";

/**
 * One call over retell-client-js-sdk 2.0.8, made reliable: `connect` always settles and never rejects, `end` works at any
 * time, `closed` comes once, and nothing is heard of the call afterwards. One client serves one call; make another for
 * the next.
 */
export class RoomClient {
  private phase: Phase = "idle";
  private sdk: VoiceSdk | undefined;
  private room: SdkRoom | undefined;
  private watch: ConnectionWatch | undefined;
  private isMuted = false;
  private captions: readonly Utterance[] = [];
  private settle: (result: ConnectResult) => void = () => undefined;
  private readonly listeners: Listeners;
  private readonly load: () => Promise<{ RetellWebClient: new () => VoiceSdk }>;

  constructor({ listeners, load = () => import("retell-client-js-sdk") }: Options) {
    this.listeners = listeners;
    this.load = load;
  }

  /** Fetches the SDK ahead of the token, whose 30 s should not pay for it. Call after intent only. */
  async preload(): Promise<void> {
    await this.load().catch(() => undefined);
  }

  /** Joins the call; settles once, as live or with why not. */
  async connect(request: ConnectRequest): Promise<ConnectResult> {
    if (this.phase !== "idle") return { ok: false, why: "cancelled" };
    this.phase = "connecting";
    const module = await this.load().catch(() => undefined);
    if (this.phase !== "connecting") return { ok: false, why: "cancelled" };
    if (!module) return this.giveUp("load");
    if (Date.now() - request.askedAtMs > tokenLivesMs) return this.giveUp("stale");
    return this.start(new module.RetellWebClient(), request);
  }

  /** Hangs up, or cancels a connect; the latter settles `connect` as cancelled and emits nothing. */
  end(): void {
    if (this.phase === "live") this.close();
    else if (this.phase !== "over") this.giveUp("cancelled");
  }

  setMuted(isMuted: boolean): void {
    this.isMuted = isMuted;
    // Before the call is live the SDK ignores this; `begin` says it again.
    if (this.phase !== "live") return;
    if (isMuted) this.sdk?.mute();
    else this.sdk?.unmute();
  }

  /** For a click on "Tap to hear Doc". */
  async resumeAudio(): Promise<void> {
    if (this.phase !== "live") return;
    try {
      await this.sdk?.startAudioPlayback();
      this.tell("playback", "playing");
    } catch {
      this.tell("playback", "blocked");
    }
  }

  /** The track the SDK sends, where it can be seen. */
  microphoneTrack(): MediaStreamTrack | undefined {
    return this.phase === "live" ? this.room?.microphoneTrack() : undefined;
  }

  private start(sdk: VoiceSdk, request: ConnectRequest): Promise<ConnectResult> {
    this.sdk = sdk;
    this.listen(sdk);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.giveUp("timeout"), connectTimeoutMs);
      this.settle = (result) => {
        clearTimeout(timer);
        resolve(result);
      };
      const started = sdk.startCall({
        accessToken: request.accessToken,
        sampleRate: 24_000,
        emitRawAudioSamples: true,
        ...(request.microphoneId !== undefined && { captureDeviceId: request.microphoneId }),
        ...(request.speakerId !== undefined && { playbackDeviceId: request.speakerId }),
      });
      // The SDK makes its room before the first await of startCall and overwrites it on a second one.
      this.room = peekRoom(sdk);
      started.catch(() => this.giveUp("connect"));
    });
  }

  private listen(sdk: VoiceSdk): void {
    sdk.on("call_started", () => this.begin());
    sdk.on("call_ended", () => this.close());
    sdk.on("error", () => (this.phase === "live" ? this.close() : this.giveUp("connect")));
    sdk.on("update", (frame) => {
      this.watch?.frame();
      this.captions = mergeCaptions(this.captions, parseUpdate(frame));
      this.tell("captions", this.captions);
    });
    sdk.on("agent_start_talking", () => this.setAgentTalking(true));
    sdk.on("agent_stop_talking", () => this.setAgentTalking(false));
    sdk.on("audio", (samples) => {
      if (!(samples instanceof Float32Array)) return;
      const loudness = rms(samples);
      this.watch?.agentLoudness(loudness, performance.now());
      this.tell("agentLoudness", loudness);
    });
  }

  private begin(): void {
    if (this.phase !== "connecting") return;
    this.phase = "live";
    window.addEventListener("unhandledrejection", this.onRejection);
    this.watch = watchConnection(this.room, (quality) => this.tell("connection", quality));
    this.room?.on("audioPlaybackChanged", () => this.tellPlayback());
    if (this.isMuted) this.sdk?.mute();
    this.settle({ ok: true });
    this.tellPlayback();
  }

  /** The one way out of a live call. */
  private close(): void {
    if (this.phase !== "live") return;
    this.phase = "over";
    this.abandon();
    this.watch?.stop();
    window.removeEventListener("unhandledrejection", this.onRejection);
    this.listeners.closed?.();
  }

  /** The one way out before the call is live. */
  private giveUp(why: Exclude<ConnectResult, { ok: true }>["why"]): ConnectResult {
    const result = { ok: false, why } as const;
    if (this.phase === "live" || this.phase === "over") return result;
    this.phase = "over";
    this.abandon();
    this.settle(result);
    return result;
  }

  /** Leaves no room open: stopCall does nothing until connected, and a failed connect keeps its room. */
  private abandon(): void {
    const sdk = this.sdk;
    if (!sdk) return;
    sdk.removeAllListeners();
    // A connect that cannot be cut short ends the moment it succeeds.
    sdk.on("call_started", () => sdk.stopCall());
    sdk.stopCall();
    this.room?.disconnect();
  }

  /** The SDK awaits no setMicrophoneEnabled: a microphone it cannot open is an unhandled rejection of the page. */
  private readonly onRejection = (event: PromiseRejectionEvent): void => {
    const names = ["NotAllowedError", "NotFoundError", "NotReadableError", "OverconstrainedError"];
    if (!(event.reason instanceof DOMException) || !names.includes(event.reason.name)) return;
    event.preventDefault();
    this.tell("microphoneFailed", problemOf(event.reason, undefined));
  };

  private setAgentTalking(isTalking: boolean): void {
    this.watch?.agentTalking(isTalking);
    this.tell("agentTalking", isTalking);
  }

  private tellPlayback(): void {
    this.tell("playback", this.room?.canPlayAudio() === false ? "blocked" : "playing");
  }

  private tell<E extends keyof RoomClientEvents>(event: E, ...args: RoomClientEvents[E]): void {
    if (this.phase !== "live") return;
    this.listeners[event]?.(...args);
  }
}
