import type { Picture } from "./png";

export type Colour = readonly [red: number, green: number, blue: number];
export type Rect = { x: number; y: number; width: number; height: number };

/**
 * A picture as the encoder takes it (yuv420p, BT.709, studio range), painted by rectangles. `base` is the drawing
 * underneath: what was painted over it comes back with `restore`.
 */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Luma, then the two chroma planes of half the size. */
  readonly planes: Buffer;
  readonly #base: Uint8Array;

  constructor(base: Picture) {
    this.width = base.width;
    this.height = base.height;
    this.#base = base.rgb;
    this.planes = Buffer.alloc((base.width * base.height * 3) / 2);
    this.restore({ x: 0, y: 0, width: base.width, height: base.height });
  }

  base(x: number, y: number): Colour {
    const at = (y * this.width + x) * 3;
    return [this.#base[at] ?? 0, this.#base[at + 1] ?? 0, this.#base[at + 2] ?? 0];
  }

  restore(rect: Rect): void {
    const rgb = this.#base;
    this.#paint(rect, (x, y, into) => {
      const at = (y * this.width + x) * 3;
      into[0] = rgb[at] as number;
      into[1] = rgb[at + 1] as number;
      into[2] = rgb[at + 2] as number;
    });
  }

  paint(rect: Rect, colourAt: (x: number, y: number) => Colour): void {
    this.#paint(rect, (x, y, into) => {
      into.set(colourAt(x, y));
    });
  }

  /** One colour everywhere. */
  flood([r, g, b]: Colour): void {
    const size = this.width * this.height;
    this.planes.fill(luma(r, g, b), 0, size);
    this.planes.fill(chromaBlue(r, g, b), size, (size * 5) / 4);
    this.planes.fill(chromaRed(r, g, b), (size * 5) / 4);
  }

  /** Whole blocks of 2x2 pixels, since four of them share their chroma. */
  #paint(rect: Rect, read: (x: number, y: number, into: Uint8Array) => void): void {
    const [left, top] = [Math.max(0, Math.floor(rect.x / 2) * 2), Math.max(0, Math.floor(rect.y / 2) * 2)];
    const right = Math.min(this.width, Math.ceil((rect.x + rect.width) / 2) * 2);
    const bottom = Math.min(this.height, Math.ceil((rect.y + rect.height) / 2) * 2);
    const { planes, width } = this;
    const [uAt, vAt] = [width * this.height, (width * this.height * 5) / 4];
    const pixel = new Uint8Array(3);
    for (let y = top; y < bottom; y += 2) {
      for (let x = left; x < right; x += 2) {
        let [r, g, b] = [0, 0, 0];
        for (let k = 0; k < 4; k += 1) {
          const [px, py] = [x + (k & 1), y + (k >> 1)];
          read(px, py, pixel);
          planes[py * width + px] = luma(pixel[0] as number, pixel[1] as number, pixel[2] as number);
          r += pixel[0] as number;
          g += pixel[1] as number;
          b += pixel[2] as number;
        }
        const at = (y / 2) * (width / 2) + x / 2;
        planes[uAt + at] = chromaBlue(r / 4, g / 4, b / 4);
        planes[vAt + at] = chromaRed(r / 4, g / 4, b / 4);
      }
    }
  }
}

// ITU-R BT.709, 8 bits, 16..235.
const luma = (r: number, g: number, b: number) => Math.round(16 + 0.1826 * r + 0.6142 * g + 0.062 * b);
const chromaBlue = (r: number, g: number, b: number) =>
  Math.round(128 - 0.1006 * r - 0.3386 * g + 0.4392 * b);
const chromaRed = (r: number, g: number, b: number) => Math.round(128 + 0.4392 * r - 0.3989 * g - 0.0403 * b);
