export type Answer = { status: number; json: unknown };

const PATIENCE_MS = 8000;

/** Asks a vendor; its status, and its JSON when it is JSON. Throws one word when there is no answer. */
export async function question(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    (error: unknown) => {
      const isLate = error instanceof DOMException && error.name === "TimeoutError";
      throw new NoAnswer(isLate ? "took too long to answer" : "cannot be reached from here");
    },
  );
  const text = await response.text().catch(() => "");
  return { status: response.status, json: parsed(text) };
}

/** Nobody there; the message goes on after the vendor's name. */
export class NoAnswer extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
