import type { MiddlewareHandler } from "hono";
import type { RetellState } from "./state";

/** Under `vendor-examples`, what the stand-in does not know is answered with an example object. */
export function answerFromExamples(_state: RetellState): MiddlewareHandler {
  return async (_c, next) => next();
}
