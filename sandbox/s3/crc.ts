/**
 * Cyclic redundancy checks over bytes as they come, reflected, all ones before and after, as CRC-32, CRC-32C and CRC-64/NVME
 * are. Kept as two halves of 32 bits, since BigInt would take a second for 8 MB.
 */
export class Crc {
  #high: number;
  #low = -1;

  constructor(readonly table: CrcTable) {
    this.#high = table.bits === 64 ? -1 : 0;
  }

  update(bytes: Uint8Array): void {
    const { highs, lows } = this.table;
    let [high, low] = [this.#high, this.#low];
    for (const byte of bytes) {
      const at = (low ^ byte) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (lows[at] ?? 0);
      high = (high >>> 8) ^ (highs[at] ?? 0);
    }
    [this.#high, this.#low] = [high, low];
  }

  /** Big-endian, as S3 writes it. */
  digest(): Buffer {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32BE(~this.#high, 0);
    bytes.writeInt32BE(~this.#low, 4);
    return this.table.bits === 64 ? bytes : bytes.subarray(4);
  }
}

type CrcTable = { bits: 32 | 64; highs: Int32Array; lows: Int32Array };

/** For a reflected polynomial; the high half of a 32-bit one is zero. */
function tableFor(bits: 32 | 64, polynomial: bigint): CrcTable {
  const highs = new Int32Array(256);
  const lows = new Int32Array(256);
  for (let byte = 0; byte < 256; byte += 1) {
    let value = BigInt(byte);
    for (let bit = 0; bit < 8; bit += 1) value = value & 1n ? (value >> 1n) ^ polynomial : value >> 1n;
    highs[byte] = Number(BigInt.asIntN(32, value >> 32n));
    lows[byte] = Number(BigInt.asIntN(32, value));
  }
  return { bits, highs, lows };
}

export const crc32 = tableFor(32, 0xedb88320n);
export const crc32c = tableFor(32, 0x82f63b78n);
export const crc64nvme = tableFor(64, 0x9a6c9329ac4bc9b5n);
