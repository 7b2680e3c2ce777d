import { randomUUID } from "node:crypto";

export type Refusal = { status: 400 | 401 | 413; code: string; message: string };

/** Deepgram's form of an error. */
export const errorBody = (code: string, message: string, requestId: string = randomUUID()) => ({
  err_code: code,
  err_msg: message,
  request_id: requestId,
});

const injected: Record<number, [string, string]> = {
  400: ["Bad Request", "Bad Request: injected by the sandbox."],
  401: ["INVALID_AUTH", "Invalid credentials."],
  402: [
    "ASR_PAYMENT_REQUIRED",
    "Project does not have enough credits for an ASR request and does not have an overage agreement.",
  ],
  429: ["TOO_MANY_REQUESTS", "Too many requests. Please try again later"],
};

/** The body of an injected failure. */
export function injectedBody(status: number): unknown {
  const [code, message] = injected[status] ?? [
    "INTERNAL_SERVER_ERROR",
    "An internal error, injected by the sandbox.",
  ];
  return errorBody(code, message);
}
