/** One line of the ledger that Redis is a copy of. Times in ms, hashes of phone and address, null once given back. */
export type LedgerLine = {
  id: string;
  atMs: number;
  isCommitted: boolean;
  phoneHash: string | null;
  addressHash: string | null;
  seconds: number;
  microUsd: number;
};
export type Ledger = { lines: LedgerLine[]; microUsdInMonth: number };
