import { EventEmitter } from "eventemitter3";
import type { StartCallConfig } from "retell-client-js-sdk";
import type { SdkEvent } from "../media/protocol";
import { Room } from "./room";

export type { StartCallConfig } from "retell-client-js-sdk";

/**
 * Stands in for the class of retell-client-js-sdk 2.0.8 on a sandbox build, with the same public face and the same faults:
 * `startCall` never rejects, `stopCall` before connect does nothing, a second `startCall` overwrites the first, and a denied
 * microphone is a rejection that nobody awaits.
 */
export class RetellWebClient extends EventEmitter {
  public isAgentTalking = false;
  declare public analyzerComponent: ReturnType<Room["analyseAgent"]>;
  declare private room: Room;
  declare private captureAudioFrame: number | undefined;
  private connected = false;

  public async startCall(config: StartCallConfig): Promise<void> {
    try {
      this.room = new Room({ capture: toConstraints(config), playbackDeviceId: config.playbackDeviceId });
      this.handleRoomEvents(config.emitRawAudioSamples === true);
      await this.room.connect(config.accessToken);
      this.room.localParticipant.setMicrophoneEnabled(true);
      this.connected = true;
      this.emit("call_started");
    } catch (error) {
      this.emit("error", "Error starting call");
      console.error("Error starting call", error);
      this.stopCall();
    }
  }

  public async startAudioPlayback(): Promise<void> {
    await this.room.startAudio();
  }

  public stopCall(): void {
    if (!this.connected) return;
    this.connected = false;
    this.emit("call_ended");
    this.room?.disconnect();
    this.isAgentTalking = false;
    Reflect.deleteProperty(this, "room");
    void this.analyzerComponent?.cleanup();
    Reflect.deleteProperty(this, "analyzerComponent");
    if (this.captureAudioFrame !== undefined) window.cancelAnimationFrame(this.captureAudioFrame);
    this.captureAudioFrame = undefined;
  }

  public mute(): void {
    if (this.connected) this.room.localParticipant.setMicrophoneEnabled(false);
  }

  public unmute(): void {
    if (this.connected) this.room.localParticipant.setMicrophoneEnabled(true);
  }

  private handleRoomEvents(emitsRawAudio: boolean): void {
    const room = this.room;
    room.on("disconnected", () => this.stopCall());
    room.on("data", (event) => this.handleData(event));
    room.on("agentTrack", () => {
      this.emit("call_ready");
      if (!emitsRawAudio) return;
      this.analyzerComponent = room.analyseAgent();
      this.nextAudioFrame();
    });
  }

  private nextAudioFrame(): void {
    this.captureAudioFrame = window.requestAnimationFrame(() => {
      if (!this.connected || !this.analyzerComponent) return;
      const samples = new Float32Array(this.analyzerComponent.analyser.fftSize);
      this.analyzerComponent.analyser.getFloatTimeDomainData(samples);
      this.emit("audio", samples);
      this.nextAudioFrame();
    });
  }

  private handleData(event: SdkEvent): void {
    if (event.event_type === "agent_start_talking") this.isAgentTalking = true;
    if (event.event_type === "agent_stop_talking") this.isAgentTalking = false;
    const hasPayload = event.event_type === "update" || event.event_type === "metadata";
    if (hasPayload) this.emit(event.event_type, event);
    else this.emit(event.event_type);
  }
}

function toConstraints({ captureDeviceId, sampleRate }: StartCallConfig): MediaTrackConstraints {
  return {
    autoGainControl: true,
    echoCancellation: true,
    noiseSuppression: true,
    channelCount: 1,
    ...(captureDeviceId !== undefined && { deviceId: captureDeviceId }),
    ...(sampleRate !== undefined && { sampleRate }),
  };
}
