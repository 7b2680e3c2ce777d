import { inject } from "vitest";
import { heldCall } from "./held-call";

export type SpokenCall = { callId: string };

/** A call that was really held at the flows' stack. */
export async function spokenCall(cookie: string, lines: readonly string[]): Promise<SpokenCall> {
  return { callId: await heldCall({ app: inject("app"), sandbox: inject("sandbox") }, cookie, lines) };
}
