/** One box: its size, its name, what is in it (ISO 14496-12). */
export function box(name: string, ...content: (Buffer | readonly number[])[]): Buffer {
  const parts = content.map((part) => (Buffer.isBuffer(part) ? part : Buffer.from(part)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0));
  head.write(name, 4, "latin1");
  return Buffer.concat([head, ...parts]);
}

export const fullBox = (name: string, flags: number, ...content: (Buffer | readonly number[])[]): Buffer =>
  box(name, u32(flags), ...content);

export function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    bytes.writeUInt32BE(value >>> 0, i * 4);
  });
  return bytes;
}

export function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => {
    bytes.writeUInt16BE(value & 0xffff, i * 2);
  });
  return bytes;
}

export const zeros = (count: number): Buffer => Buffer.alloc(count);
export const text = (content: string): Buffer => Buffer.from(content, "latin1");
/** The identity transformation. */
export const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);
