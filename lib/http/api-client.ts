/** `code` is the server's, or one of ours when no proper answer came. */
export type ApiFailure = {
  code: string;
  sentence: string;
  status: number | undefined;
  requestId: string | undefined;
  retryAfterSeconds: number | undefined;
  fields: Record<string, string>;
  /** All that the server said, for what only one answer has. */
  body?: unknown;
};
export type ApiResult<T> = { ok: true; data: T } | { ok: false; failure: ApiFailure };

type ApiRequest<T> = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  body?: unknown;
  timeoutMs?: number;
  signal?: AbortSignal;
  /** The answer as the caller needs it, or undefined when it is something else. */
  parse: (body: unknown, headers: Headers) => T | undefined;
};

const ownSentences = {
  offline: "You seem to be offline. Check your connection and try again.",
  unreachable: "We could not reach our server. Try again in a moment.",
  timeout: "Our server took too long to answer. Try again in a moment.",
  cancelled: "You stopped this.",
  bad_answer: "Our server answered in a way this page does not understand. Reload it and try again.",
} as const;
type OwnCode = keyof typeof ownSentences;

/** Asks our own server for JSON. Never rejects: every way it can go wrong is a code and a sentence. */
export async function askApi<T>(path: `/api/${string}`, request: ApiRequest<T>): Promise<ApiResult<T>> {
  const { method = "GET", body, timeoutMs = 15_000, signal, parse } = request;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort("timeout"), timeoutMs);
  const cancel = () => stop.abort("cancelled");
  if (signal?.aborted) cancel();
  signal?.addEventListener("abort", cancel);
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        accept: "application/json",
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: stop.signal,
    });
    const answer: unknown = await response.json().catch((cause: unknown) => {
      if (stop.signal.aborted) throw cause;
      return undefined;
    });
    return response.ok
      ? accepted(response, parse(answer, response.headers))
      : { ok: false, failure: refusal(response, answer) };
  } catch {
    if (stop.signal.aborted) return failed(stop.signal.reason === "timeout" ? "timeout" : "cancelled");
    return failed(navigator.onLine ? "unreachable" : "offline");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", cancel);
  }
}

function accepted<T>(response: Response, data: T | undefined): ApiResult<T> {
  return data === undefined ? failed("bad_answer", response.status) : { ok: true, data };
}

function failed(code: OwnCode, status?: number): { ok: false; failure: ApiFailure } {
  const sentence = ownSentences[code];
  return {
    ok: false,
    failure: { code, sentence, status, requestId: undefined, retryAfterSeconds: undefined, fields: {} },
  };
}

/** Reads the wire shape of an error; a proxy's own page becomes `bad_answer`. */
function refusal(response: Response, answer: unknown): ApiFailure {
  const { status } = response;
  if (!isRecord(answer) || typeof answer.error !== "string" || typeof answer.code !== "string") {
    return failed("bad_answer", status).failure;
  }
  return {
    code: answer.code,
    sentence: answer.error,
    status,
    requestId: typeof answer.requestId === "string" ? answer.requestId : undefined,
    retryAfterSeconds: typeof answer.retryAfterSeconds === "number" ? answer.retryAfterSeconds : undefined,
    fields: sentencesOf(answer.fields),
    body: answer,
  };
}

function sentencesOf(fields: unknown): Record<string, string> {
  if (!isRecord(fields)) return {};
  return Object.fromEntries(
    Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string"),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
