/** Reads a raw H.264 payload bit by bit (ITU-T H.264, 7.2 and 9.1). */
export class BitReader {
  #at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  get position(): number {
    return this.#at;
  }

  bit(): number {
    const value = ((this.bytes[this.#at >> 3] ?? 0) >> (7 - (this.#at & 7))) & 1;
    this.#at += 1;
    return value;
  }

  bits(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i += 1) value = value * 2 + this.bit();
    return value;
  }

  /** ue(v) */
  unsigned(): number {
    let zeros = 0;
    while (this.bit() === 0 && zeros < 32) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** se(v) */
  signed(): number {
    const code = this.unsigned();
    return code % 2 === 1 ? (code + 1) / 2 : -code / 2;
  }
}

export class BitWriter {
  #bits: number[] = [];

  bits(value: number, count: number): this {
    for (let i = count - 1; i >= 0; i -= 1) this.#bits.push(Math.floor(value / 2 ** i) % 2);
    return this;
  }

  /** ue(v) */
  unsigned(value: number): this {
    const length = Math.floor(Math.log2(value + 1));
    return this.bits(0, length).bits(value + 1, length + 1);
  }

  /** With the stop bit and zeros up to a whole byte. */
  finish(): Uint8Array {
    this.bits(1, 1);
    while (this.#bits.length % 8 !== 0) this.bits(0, 1);
    const bytes = new Uint8Array(this.#bits.length / 8);
    this.#bits.forEach((bit, i) => {
      bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (bit << (7 - (i & 7)));
    });
    return bytes;
  }
}
