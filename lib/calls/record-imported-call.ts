import type { ImportedCall, ImportOutcome } from "./schema";
import * as store from "./store";

/**
 * Takes in a call of the vendor before Retell for the account of that id or address: whole or not at all, and once. It is
 * kept until its owner says otherwise. Throws `storage_unavailable`, or `internal` when the database refuses it.
 */
export async function recordImportedCall(owner: string, call: ImportedCall): Promise<ImportOutcome> {
  return store.recordImportedCall(owner, call);
}
