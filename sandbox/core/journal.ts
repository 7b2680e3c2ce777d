export type JournalEntry = {
  at: number;
  vendor: string;
  method: string;
  path: string;
  status: number;
  body: unknown;
};

const KEPT = 5000;

/** The last requests that reached the stand-ins, oldest first, with the vendors' own paths. */
export class Journal {
  #entries: JournalEntry[] = [];

  add(entry: JournalEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.splice(0, this.#entries.length - KEPT);
  }

  list(filter: { vendor?: string | undefined; since?: number | undefined }): JournalEntry[] {
    return this.#entries.filter(
      (e) => (filter.vendor === undefined || e.vendor === filter.vendor) && e.at >= (filter.since ?? 0),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
