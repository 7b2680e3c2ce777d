const key = "doc.lastCall";

/** The id of the last call of this tab, and nothing else of it. A blocked storage means that there is none. */
export function readLastCall(): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps the id for this tab; the next call takes its place. */
export function rememberLastCall(callId: string): void {
  try {
    sessionStorage.setItem(key, callId);
  } catch {
    // Private windows may refuse; the link is then not offered.
  }
}
