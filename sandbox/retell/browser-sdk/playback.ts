const RATE = 24_000;
/** Covers the jitter of a loopback socket and of a busy main thread. */
const CUSHION_SECONDS = 0.06;

/** Doc's voice: frames are laid end to end in an audio context, whose stream an <audio> element plays. */
export class Playback {
  #context = new AudioContext({ sampleRate: RATE });
  #voice = this.#context.createGain();
  #element = document.createElement("audio");
  #playingUntil = 0;
  #sources = new Set<AudioBufferSourceNode>();
  #onBlocked: (isBlocked: boolean) => void;

  constructor(deviceId: string | undefined, onBlocked: (isBlocked: boolean) => void) {
    this.#onBlocked = onBlocked;
    const output = this.#context.createMediaStreamDestination();
    this.#voice.connect(output);
    this.#element.srcObject = output.stream;
    this.#element.hidden = true;
    document.body.append(this.#element);
    if (deviceId && "setSinkId" in this.#element) this.#element.setSinkId(deviceId).catch(() => undefined);
    this.start().catch(() => undefined);
  }

  /** Rejects where the browser wants a click first. */
  async start(): Promise<void> {
    try {
      await this.#element.play();
      await this.#resume();
      this.#onBlocked(false);
    } catch (error) {
      this.#onBlocked(true);
      throw error;
    }
  }

  push(samples: Int16Array): void {
    const buffer = this.#context.createBuffer(1, samples.length, RATE);
    buffer.copyToChannel(
      Float32Array.from(samples, (x) => x / 32_768),
      0,
    );
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#voice);
    const now = this.#context.currentTime;
    if (this.#playingUntil < now) this.#playingUntil = now + CUSHION_SECONDS;
    source.start(this.#playingUntil);
    this.#playingUntil += buffer.duration;
    this.#sources.add(source);
    source.onended = () => this.#sources.delete(source);
  }

  /** Drops what was not yet heard. */
  clear(): void {
    for (const source of this.#sources) source.stop();
    this.#sources.clear();
    this.#playingUntil = 0;
  }

  /** The shape of LiveKit's createAudioAnalyser, on Doc's voice. */
  analyse() {
    const analyser = new AnalyserNode(this.#context, { fftSize: 2048, minDecibels: -100, maxDecibels: -80 });
    this.#voice.connect(analyser);
    const levels = new Uint8Array(analyser.frequencyBinCount);
    const calculateVolume = () => {
      analyser.getByteFrequencyData(levels);
      return Math.sqrt(levels.reduce((sum, level) => sum + (level / 255) ** 2, 0) / levels.length);
    };
    const cleanup = async () => analyser.disconnect();
    return { calculateVolume, analyser, cleanup };
  }

  close(): void {
    this.clear();
    this.#element.remove();
    this.#element.srcObject = null;
    void this.#context.close();
  }

  /** A context that may not start yet keeps its promise open for ever instead of rejecting. */
  async #resume(): Promise<void> {
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new DOMException("playback needs a click", "NotAllowedError")), 1000);
    });
    await Promise.race([this.#context.resume(), late]);
  }
}
