/** A refusal of siteverify; its status is 200 all the same. */
export const refusal = (...codes: string[]) => ({ success: false, "error-codes": codes });

/** The body of an injected failure: Google's front end answers, which knows nothing of siteverify's form. */
export function injectedBody(status: number): unknown {
  return { error: { code: status, message: "A failure injected by the sandbox." } };
}
