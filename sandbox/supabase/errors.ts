import pg from "pg";

/** What the Data API answers when it refuses: PostgREST's four fields, in a PostgREST status. */
export class DataApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: string | null;
  readonly hint: string | null;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { details?: string | null; hint?: string | null; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = more.details ?? null;
    this.hint = more.hint ?? null;
    this.headers = more.headers ?? {};
  }

  body() {
    return { code: this.code, details: this.details, hint: this.hint, message: this.message };
  }
}

/** What the gateway in front of the Data API answers: it knows nothing of PostgREST's four fields. */
export class GatewayError extends Error {
  readonly status: number;
  readonly hint: string | undefined;

  constructor(status: number, message: string, hint?: string) {
    super(message);
    this.status = status;
    this.hint = hint;
  }

  body() {
    return this.hint === undefined ? { message: this.message } : { message: this.message, hint: this.hint };
  }
}

/** The first match counts. From PostgREST's reference, "Errors", "HTTP Status Codes". */
const STATUS_BY_CODE: readonly (readonly [prefix: string, status: number])[] = [
  ["08", 503],
  ["09", 500],
  ["0L", 403],
  ["0P", 403],
  ["21000", 500],
  ["23503", 409],
  ["23505", 409],
  ["25006", 405],
  ["25", 500],
  ["28", 403],
  ["2D", 500],
  ["38", 500],
  ["39", 500],
  ["3B", 500],
  ["40", 500],
  ["42883", 404],
  ["42P01", 404],
  ["42P17", 500],
  ["53400", 500],
  ["53", 503],
  ["54", 500],
  ["55", 500],
  ["57P01", 503],
  ["57", 500],
  ["58", 500],
  ["F0", 500],
  ["HV", 500],
  ["P0001", 400],
  ["P0", 500],
  ["XX", 500],
];

/** The status of an error that PostgreSQL raised. `isAnon`: the request carried no better role than anon. */
function statusOf(code: string, message: string, isAnon: boolean): number {
  if (code === "42501") return isAnon ? 401 : 403;
  if (code === "22023" && /^role .* does not exist$/.test(message)) return 401;
  const custom = /^PT(\d{3})$/.exec(code)?.[1];
  if (custom) return Number(custom) >= 200 ? Number(custom) : 500;
  if (code.startsWith("PT")) return 500;
  return STATUS_BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 400;
}

/** Whatever went wrong while a query ran, as the Data API tells it. */
export function fromQuery(error: unknown, isAnon: boolean): DataApiError {
  if (error instanceof DataApiError) return error;
  if (!(error instanceof pg.DatabaseError) || !error.code) {
    return new DataApiError(503, "PGRST001", "Database client error. Retrying the connection.", {
      details: error instanceof Error ? error.message : null,
    });
  }
  if (error.code === "PGRST") return fromRaisedJson(error);
  const status = statusOf(error.code, error.message, isAnon);
  return new DataApiError(status, error.code, error.message, {
    details: error.detail ?? null,
    hint: error.hint ?? null,
    headers: status === 401 ? { "WWW-Authenticate": "Bearer" } : {},
  });
}

/** Whatever went wrong while a connection was awaited. */
export function fromConnect(error: unknown): DataApiError {
  const text = error instanceof Error ? error.message : "";
  if (text.startsWith("timeout exceeded")) {
    return new DataApiError(504, "PGRST003", "Timed out acquiring connection from connection pool.");
  }
  return new DataApiError(503, "PGRST000", "Database connection error. Retrying the connection.", {
    details: text || null,
  });
}

/** `raise sqlstate 'PGRST'`: message and detail are JSON that states the whole answer. */
function fromRaisedJson(error: pg.DatabaseError): DataApiError {
  const message = parse(error.message);
  const detail = parse(error.detail ?? "");
  const status = Number(detail?.status);
  if (
    typeof message?.code !== "string" ||
    typeof message.message !== "string" ||
    !(status >= 200 && status < 600)
  ) {
    return new DataApiError(500, "PGRST121", `Could not parse JSON in the "RAISE SQLSTATE 'PGRST'" error`);
  }
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  const headers = Object.entries(detail?.headers ?? {}).map(([name, value]) => [name, String(value)]);
  return new DataApiError(status, message.code, message.message, {
    details: text(message.details),
    hint: text(message.hint),
    headers: Object.fromEntries(headers),
  });
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The body of an injected failure. */
export function injectedBody(status: number): unknown {
  if (status === 401) return new GatewayError(401, "Invalid API key").body();
  if (status === 503) return fromConnect(undefined).body();
  if (status === 504) return fromConnect(new Error("timeout exceeded")).body();
  return { code: String(status), details: null, hint: null, message: "A failure injected by the sandbox." };
}
