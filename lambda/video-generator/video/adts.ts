/** AAC packets without their headers, and what a decoder needs to know of them. */
export type AudioTrack = { packets: Buffer[]; config: Buffer };

export const SAMPLES_PER_PACKET = 1024;
const HEADER_BYTES = 7;
const CHECKED_HEADER_BYTES = 9;

/** Takes an ADTS stream apart (ISO 14496-3, 1.A.2). Throws when it is none. */
export function readAdts(stream: Buffer): AudioTrack {
  const packets: Buffer[] = [];
  for (let at = 0; at + HEADER_BYTES <= stream.length; ) {
    if (stream.readUInt16BE(at) >> 4 !== 0xfff) throw new Error("This is no ADTS stream.");
    const length = ((stream.readUInt32BE(at + 2) >> 5) & 0x1fff) as number;
    const header = (stream.readUInt8(at + 1) & 1) === 1 ? HEADER_BYTES : CHECKED_HEADER_BYTES;
    if (length <= header) throw new Error("This ADTS stream is damaged.");
    packets.push(stream.subarray(at + header, at + length));
    at += length;
  }
  return { packets, config: configOf(stream) };
}

/** AudioSpecificConfig: object type, rate, channels. */
function configOf(stream: Buffer): Buffer {
  const head = stream.readUInt16BE(2);
  const [profile, rate, channels] = [head >> 14, (head >> 10) & 15, (head >> 6) & 7];
  return Buffer.from([((profile + 1) << 3) | (rate >> 1), ((rate & 1) << 7) | (channels << 3)]);
}
