import type { WavHead } from "@/lib/clips/wav-head";

/** Which bytes of the file hold a stretch of seconds; `to` is behind the last one. */
export function bytesOfSpan(head: WavHead, start: number, end: number): { from: number; to: number } {
  const place = (seconds: number) =>
    head.dataAt + Math.round(Math.max(0, seconds) * head.framesPerSecond) * head.frameBytes;
  return { from: place(start), to: place(end) };
}

/** A WAV file of these samples alone. */
export function toWav({ format, frameBytes }: WavHead, samples: ArrayBuffer): ArrayBuffer {
  const length = samples.byteLength - (samples.byteLength % frameBytes);
  const file = new Uint8Array(12 + format.length + 8 + length);
  const view = new DataView(file.buffer);
  const dataAt = 12 + format.length;
  write(file, 0, "RIFF");
  view.setUint32(4, file.length - 8, true);
  write(file, 8, "WAVE");
  file.set(format, 12);
  write(file, dataAt, "data");
  view.setUint32(dataAt + 4, length, true);
  file.set(new Uint8Array(samples, 0, length), dataAt + 8);
  return file.buffer;
}

/** The loudest sample of each of so many equal parts, 0..1 of the loudest of all. */
export function peaksOf(samples: Float32Array, parts: number): number[] {
  const size = samples.length / parts;
  const peaks = Array.from({ length: parts }, (_, part) => {
    let peak = 0;
    const end = Math.min(samples.length, Math.floor((part + 1) * size));
    for (let at = Math.floor(part * size); at < end; at++) peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks, 0.01);
  return peaks.map((peak) => peak / loudest);
}

function write(file: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) file[at + i] = text.charCodeAt(i);
}
