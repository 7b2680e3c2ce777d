/**
 * Runs in the audio thread: 20 ms frames of 16-bit PCM at 24 kHz. A sample of the output is the mean of the input that it
 * covers (or lies between two, where the input is slower), which keeps aliases of a 48 kHz microphone down.
 */
export const microphoneWorklet = `
class Microphone extends AudioWorkletProcessor {
  constructor() {
    super();
    this.step = sampleRate / 24000;
    this.position = 0;
    this.last = 0;
    this.sum = 0;
    this.covered = 0;
    this.frame = new Int16Array(480);
    this.filled = 0;
  }
  put(value) {
    this.frame[this.filled++] = Math.max(-32768, Math.min(32767, Math.round(value * 32767)));
    if (this.filled < this.frame.length) return;
    this.port.postMessage(this.frame.buffer, [this.frame.buffer]);
    this.frame = new Int16Array(480);
    this.filled = 0;
  }
  take(sample) {
    if (this.step <= 1) {
      for (; this.position < 1; this.position += this.step) {
        this.put(this.last + (sample - this.last) * this.position);
      }
      this.position -= 1;
      this.last = sample;
      return;
    }
    const room = Math.min(1, this.step - this.covered);
    this.sum += sample * room;
    this.covered += room;
    if (this.covered < this.step - 1e-9) return;
    this.put(this.sum / this.step);
    this.sum = sample * (1 - room);
    this.covered = 1 - room;
  }
  process(inputs) {
    const channel = inputs[0] && inputs[0][0];
    if (channel) for (const sample of channel) this.take(sample);
    return true;
  }
}
registerProcessor("sandbox-microphone", Microphone);
`;
