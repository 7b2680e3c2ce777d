const KEY = "doc-sign-in";

/** A code is on its way to this address. */
export type SentCode = { email: string; sentAtMs: number; resendAtMs: number };

/** The code step outlives a reload, in this tab alone and for as long as a code works. */
export function keepStep(sent: SentCode): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(sent));
  } catch {
    // A browser without storage starts over after a reload.
  }
}

export function forgetStep(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // There was none to forget.
  }
}

export function keptStep(nowMs: number, codeSeconds: number): SentCode | undefined {
  try {
    const { email, sentAtMs, resendAtMs } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    if (typeof email !== "string" || typeof sentAtMs !== "number" || typeof resendAtMs !== "number")
      return undefined;
    return nowMs - sentAtMs < codeSeconds * 1000 ? { email, sentAtMs, resendAtMs } : undefined;
  } catch {
    return undefined;
  }
}
