import type { ClipErrorCode } from "../../types/clip";

/** Why there is no clip. The message is a fixed sentence: it never holds what was said, nor an address. */
export class ClipError extends Error {
  constructor(
    readonly code: ClipErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = "ClipError";
  }
}
