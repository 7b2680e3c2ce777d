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

/** What an ended call keeps of what it held; with nothing kept and nothing used, everything is given back. */
export type Settlement = { keepsPhone: boolean; keepsAddress: boolean; seconds: number; microUsd: number };
