const CHUNK_BYTES = 32_768;
/** The length is not known when the header leaves: the service streams while it speaks. */
const UNKNOWN = 0xffff_ffff;

/** Mono PCM as the service streams it, behind a WAV header when that is wanted. */
export function toStream(
  samples: Int16Array,
  sampleRate: number,
  isWav: boolean,
): ReadableStream<Uint8Array> {
  const pcm = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  let at = 0;
  return new ReadableStream({
    start(controller) {
      if (isWav) controller.enqueue(header(sampleRate));
    },
    pull(controller) {
      if (at >= pcm.length) return controller.close();
      controller.enqueue(pcm.slice(at, at + CHUNK_BYTES));
      at += CHUNK_BYTES;
    },
  });
}

function header(sampleRate: number): Uint8Array {
  const bytes = Buffer.alloc(44);
  bytes.write("RIFF", 0);
  bytes.writeUInt32LE(UNKNOWN, 4);
  bytes.write("WAVEfmt ", 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36);
  bytes.writeUInt32LE(UNKNOWN, 40);
  return bytes;
}
