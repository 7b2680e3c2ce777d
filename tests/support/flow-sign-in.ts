import { inject } from "vitest";
import { mailedCode, signInAt } from "./sign-in";

const stack = () => ({ app: inject("app"), sandbox: inject("sandbox") });

/** Signs a person in at the flows' stack: a new one, or the one with this address (a code a minute). */
export const signIn = (email?: string, options?: Parameters<typeof signInAt>[2]) =>
  signInAt(stack(), email, options);

export const codeFor = (email: string) => mailedCode(stack(), email);
