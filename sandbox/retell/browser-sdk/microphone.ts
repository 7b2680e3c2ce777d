import { microphoneWorklet } from "./microphone-worklet";

const RATE = 24_000;

/** The caller's microphone as 20 ms frames of 16-bit PCM at 24 kHz. */
export class Microphone {
  readonly track: MediaStreamTrack;
  #context: AudioContext;

  private constructor(track: MediaStreamTrack, context: AudioContext) {
    this.track = track;
    this.#context = context;
  }

  /** Rejects as getUserMedia does. */
  static async open(
    constraints: MediaTrackConstraints,
    onFrame: (samples: ArrayBuffer) => void,
  ): Promise<Microphone> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: constraints });
    const [track] = stream.getAudioTracks();
    if (!track) throw new DOMException("no audio track", "NotFoundError");
    const { context, source } = listenTo(stream);
    const module = URL.createObjectURL(new Blob([microphoneWorklet], { type: "text/javascript" }));
    await context.audioWorklet.addModule(module).finally(() => URL.revokeObjectURL(module));
    const node = new AudioWorkletNode(context, "sandbox-microphone", { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      if (track.enabled) onFrame(data);
    };
    source.connect(node);
    await context.resume();
    return new Microphone(track, context);
  }

  close(): void {
    this.track.stop();
    void this.#context.close();
  }
}

/** Firefox refuses a microphone whose rate is not the context's; the worklet then converts. */
function listenTo(stream: MediaStream) {
  const context = new AudioContext({ sampleRate: RATE });
  try {
    return { context, source: context.createMediaStreamSource(stream) };
  } catch {
    void context.close();
    const native = new AudioContext();
    return { context: native, source: native.createMediaStreamSource(stream) };
  }
}
