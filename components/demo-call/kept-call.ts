import type { PlacedCall } from "@/lib/demo-call/form-machine";
import type { FormValues } from "./light-checks";

/** What a reload must not lose: the key of the request, and the call that came of it. Nothing that was typed. */
type Kept = { key: string; print: string; call?: PlacedCall };

const place = "doc.demoCall";
let inMemory: Kept | undefined;

/** The key of this very form: made once, the same for every retry, another one when the form was changed. */
export async function keyOf(values: FormValues): Promise<string> {
  const kept = read();
  if (kept && kept.print === (await printOf(values, kept.key))) return kept.key;
  const key = crypto.randomUUID();
  write({ key, print: await printOf(values, key) });
  return key;
}

export function keepCall(call: PlacedCall): void {
  const kept = read();
  if (kept) write({ ...kept, call });
}

export const keptCall = (): PlacedCall | undefined => read()?.call;

export function forgetCall(): void {
  inMemory = undefined;
  try {
    sessionStorage.removeItem(place);
  } catch {
    // A storage that is blocked holds nothing.
  }
}

/** The key salts the print, so that no number can be looked up by it. */
async function printOf({ name, phone, email }: FormValues, key: string): Promise<string> {
  const text = JSON.stringify([key, name, phone.replace(/\D/g, ""), email]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function read(): Kept | undefined {
  try {
    return parse(sessionStorage.getItem(place)) ?? inMemory;
  } catch {
    return inMemory;
  }
}

function write(kept: Kept): void {
  inMemory = kept;
  try {
    sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Private windows may refuse; then only a reload loses sight of the call.
  }
}

function parse(text: string | null): Kept | undefined {
  const kept: unknown = text === null ? undefined : JSON.parse(text);
  if (typeof kept !== "object" || kept === null) return undefined;
  const { key, print, call } = kept as Record<string, unknown>;
  if (typeof key !== "string" || typeof print !== "string") return undefined;
  return isCall(call) ? { key, print, call } : { key, print };
}

function isCall(call: unknown): call is PlacedCall {
  if (typeof call !== "object" || call === null) return false;
  const { callId, statusToken, askedAtMs } = call as Record<string, unknown>;
  return typeof callId === "string" && typeof statusToken === "string" && typeof askedAtMs === "number";
}
