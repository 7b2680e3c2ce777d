import { claimCalls } from "./store";

/** Gives the calls of a browser's visitor to the account that signed in there, and returns how many those were. */
export async function claimVisitorCalls(visitorId: string, ownerId: string): Promise<number> {
  return claimCalls(visitorId, ownerId);
}
