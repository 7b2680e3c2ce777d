import { inflateSync } from "node:zlib";

/** Eight bits each of red, green, blue, row by row. */
export type Picture = { width: number; height: number; rgb: Uint8Array };

const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
const channelsOf: Record<number, number | undefined> = { 0: 1, 2: 3, 6: 4 };

/** Decodes a PNG of eight bits, not interlaced, grey or in colour; what shows through is black. Undefined for others. */
export function decodePng(file: Buffer, wanted: { width: number; height: number }): Picture | undefined {
  if (!file.subarray(0, 8).equals(SIGNATURE)) return undefined;
  const chunks = [...chunksOf(file)];
  const head = chunks.find(({ name }) => name === "IHDR")?.data;
  if (!head || head.length < 13) return undefined;
  const [width, height, bits, colour, interlace] = [
    head.readUInt32BE(0),
    head.readUInt32BE(4),
    head[8],
    head[9],
    head[12],
  ];
  const channels = channelsOf[colour ?? -1];
  if (width !== wanted.width || height !== wanted.height || bits !== 8 || interlace !== 0 || !channels)
    return undefined;
  const size = height * (1 + width * channels);
  const packed = Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data));
  try {
    const raw = inflateSync(packed, { maxOutputLength: size });
    return raw.length === size
      ? { width, height, rgb: toRgb(unfilter(raw, width, height, channels), channels) }
      : undefined;
  } catch {
    return undefined;
  }
}

function* chunksOf(file: Buffer) {
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    yield { name: file.toString("latin1", at + 4, at + 8), data: file.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
}

/** PNG (third edition), 9: each row says which neighbours it was predicted from. */
function unfilter(raw: Buffer, width: number, height: number, channels: number): Uint8Array {
  const row = width * channels;
  const pixels = new Uint8Array(row * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (row + 1)] ?? 0;
    const [source, target] = [y * (row + 1) + 1, y * row];
    for (let x = 0; x < row; x += 1) {
      const left = x >= channels ? (pixels[target + x - channels] as number) : 0;
      const up = y > 0 ? (pixels[target + x - row] as number) : 0;
      const corner = y > 0 && x >= channels ? (pixels[target + x - row - channels] as number) : 0;
      pixels[target + x] = (raw[source + x] as number) + predict(filter, left, up, corner);
    }
  }
  return pixels;
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function toRgb(pixels: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return pixels;
  const count = pixels.length / channels;
  const rgb = new Uint8Array(count * 3);
  for (let i = 0; i < count; i += 1) {
    const alpha = channels === 4 ? (pixels[i * 4 + 3] as number) : 255;
    for (let c = 0; c < 3; c += 1) {
      const value = channels === 4 ? (pixels[i * 4 + c] as number) : (pixels[i] as number);
      rgb[i * 3 + c] = alpha === 255 ? value : Math.round((value * alpha) / 255);
    }
  }
  return rgb;
}
