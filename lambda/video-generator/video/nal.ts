export const nalType = { slice: 1, idr: 5, sps: 7, pps: 8 } as const;

/** The units of an Annex B stream, without their start codes. */
export function splitNals(stream: Buffer): Buffer[] {
  const nals: Buffer[] = [];
  let start = -1;
  for (let at = stream.indexOf("\0\0\u0001", 0, "latin1"); at >= 0; ) {
    if (start >= 0) nals.push(trimmed(stream.subarray(start, at)));
    start = at + 3;
    at = stream.indexOf("\0\0\u0001", start, "latin1");
  }
  if (start >= 0) nals.push(trimmed(stream.subarray(start)));
  return nals;
}

export const typeOf = (nal: Uint8Array): number => (nal[0] ?? 0) & 31;

/** A zero before a longer start code belongs to that code. */
function trimmed(nal: Buffer): Buffer {
  let end = nal.length;
  while (end > 0 && nal[end - 1] === 0) end -= 1;
  return nal.subarray(0, end);
}

/** Takes the emulation prevention bytes out (7.4.1). */
export function unescapeNal(nal: Uint8Array): Uint8Array {
  const raw = new Uint8Array(nal.length);
  let [length, zeros] = [0, 0];
  for (const byte of nal) {
    if (zeros >= 2 && byte === 3) {
      zeros = 0;
      continue;
    }
    raw[length] = byte;
    length += 1;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return raw.subarray(0, length);
}

export function escapeNal(raw: Uint8Array): Buffer {
  const nal = Buffer.alloc(Math.ceil(raw.length * 1.5) + 1);
  let [length, zeros] = [0, 0];
  for (const byte of raw) {
    if (zeros >= 2 && byte <= 3) {
      nal[length] = 3;
      length += 1;
      zeros = 0;
    }
    nal[length] = byte;
    length += 1;
    zeros = byte === 0 ? zeros + 1 : 0;
  }
  return nal.subarray(0, length);
}
