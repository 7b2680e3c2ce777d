import type { NewWebCallRow } from "./schema";
import * as store from "./store";

/** Writes the row of a call that we asked for; an event that came first has made it already, and keeps what it said. */
export async function recordWebCall(call: NewWebCallRow): Promise<void> {
  await store.recordWebCall(call);
}
