import { EventEmitter } from "eventemitter3";
import type { SdkEvent } from "../media/protocol";
import { Line } from "./line";
import { Microphone } from "./microphone";
import { Playback } from "./playback";
import { Recognition } from "./recognition";
import { TextStrip } from "./text-strip";

export type RoomOptions = { capture: MediaTrackConstraints; playbackDeviceId: string | undefined };
type RoomEvents = {
  disconnected: [];
  agentTrack: [];
  data: [event: SdkEvent];
  audioPlaybackChanged: [];
};

/** What LiveKit's Room is to the real SDK, as far as the SDK and its users look. */
export class Room extends EventEmitter<RoomEvents> {
  canPlaybackAudio = true;
  #options: RoomOptions;
  #line: Line | undefined;
  #playback: Playback | undefined;
  #strip: TextStrip | undefined;
  #microphone: Microphone | undefined;
  #isOpen = false;
  #recognition = new Recognition((text, final) => {
    this.#removeStrip();
    this.#line?.send({ type: "speech", text, final });
  });

  readonly localParticipant = {
    setMicrophoneEnabled: (isEnabled: boolean) => this.#setMicrophoneEnabled(isEnabled),
    getTrackPublication: (source: string) =>
      source === "microphone" && this.#microphone
        ? { track: { mediaStreamTrack: this.#microphone.track } }
        : undefined,
  };

  constructor(options: RoomOptions) {
    super();
    this.#options = options;
  }

  async connect(accessToken: string): Promise<void> {
    this.#line = new Line(accessToken, {
      message: (message) => {
        if (message.type === "event") this.emit("data", message.event);
        if (message.type === "clear") this.#playback?.clear();
        if (message.type === "ready") this.emit("agentTrack");
        if (message.type === "ended") this.#closed();
      },
      audio: (samples) => this.#playback?.push(samples),
      closed: () => this.#closed(),
    });
    await this.#line.join(accessToken);
    this.#isOpen = true;
    this.#playback = new Playback(this.#options.playbackDeviceId, (isBlocked) => {
      this.canPlaybackAudio = !isBlocked;
      this.emit("audioPlaybackChanged");
    });
    this.#strip = new TextStrip((text) => this.#line?.send({ type: "text", text }));
    this.#recognition.start();
  }

  async startAudio(): Promise<void> {
    await this.#playback?.start();
  }

  /** LiveKit's createAudioAnalyser. */
  analyseAgent() {
    if (!this.#playback) throw new Error("Audio Context not supported on this browser");
    return this.#playback.analyse();
  }

  disconnect(): void {
    this.#line?.hangUp();
    this.#closed();
  }

  async #setMicrophoneEnabled(isEnabled: boolean): Promise<void> {
    this.#line?.send({ type: "mute", muted: !isEnabled });
    this.#strip?.setMuted(!isEnabled);
    if (isEnabled) this.#recognition.start();
    else this.#recognition.stop();
    if (this.#microphone) this.#microphone.track.enabled = isEnabled;
    else if (isEnabled) await this.#openMicrophone();
  }

  async #openMicrophone(): Promise<void> {
    const microphone = await Microphone.open(this.#options.capture, (frame) => this.#line?.microphone(frame));
    if (this.#isOpen) this.#microphone = microphone;
    else microphone.close();
  }

  #closed(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#recognition.stop();
    this.#microphone?.close();
    this.#playback?.close();
    this.#removeStrip();
    this.emit("disconnected");
  }

  #removeStrip(): void {
    this.#strip?.remove();
    this.#strip = undefined;
  }
}
