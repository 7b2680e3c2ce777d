/** The head of a WAV file, as far as a stretch can be cut out of the rest by it. */
export type WavHead = {
  /** The `fmt ` chunk, with its own head. */
  format: Uint8Array<ArrayBuffer>;
  isPcm16: boolean;
  channels: number;
  framesPerSecond: number;
  /** Bytes of one sample of every channel. */
  frameBytes: number;
  dataAt: number;
  dataBytes: number;
};

/** The head of a WAV file from its first bytes; undefined when they are something else, or too few. */
export function readWavHead(bytes: Uint8Array): WavHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = (at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));
  if (bytes.length < 12 || name(0) !== "RIFF" || name(8) !== "WAVE") return undefined;
  let format: Uint8Array<ArrayBuffer> | undefined;
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    if (name(at) === "data") return format && headOf(format, at + 8, size);
    if (name(at) === "fmt " && size >= 16 && at + 8 + size <= bytes.length) {
      format = Uint8Array.from(bytes.subarray(at, at + 8 + size));
    }
    at += 8 + size + (size % 2);
  }
  return undefined;
}

function headOf(format: Uint8Array<ArrayBuffer>, dataAt: number, dataBytes: number): WavHead | undefined {
  const view = new DataView(format.buffer);
  const [channels, framesPerSecond] = [view.getUint16(10, true), view.getUint32(12, true)];
  const frameBytes = view.getUint16(20, true);
  if (channels === 0 || framesPerSecond === 0 || frameBytes === 0) return undefined;
  const [kind, bits] = [view.getUint16(8, true), view.getUint16(22, true)];
  const isPcm16 = kind === 1 && bits === 16 && frameBytes === channels * 2;
  return { format, isPcm16, channels, framesPerSecond, frameBytes, dataAt, dataBytes };
}
