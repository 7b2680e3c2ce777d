/** What the REST proxy answers when it refuses, or when Redis did: one sentence, in Redis's form. */
export class UpstashError extends Error {
  constructor(
    readonly status: 400 | 401 | 503,
    message: string,
  ) {
    super(message);
  }

  body() {
    return { error: this.message };
  }
}

export const unavailable = () => new UpstashError(503, "ERR the database is not available");

/** Whatever a command failed with. Redis's own errors begin with a word in capitals. */
export function toUpstashError(error: unknown): UpstashError {
  if (error instanceof UpstashError) return error;
  const message = error instanceof Error ? error.message : "unknown";
  return new UpstashError(400, /^[A-Z]{3,} /.test(message) ? message : `ERR ${message}`);
}

/** The body of an injected failure. */
export function injectedBody(status: number): unknown {
  if (status === 401) return { error: "WRONGPASS invalid or missing auth token" };
  if (status === 429) return { error: "ERR max requests limit exceeded" };
  if (status === 503) return unavailable().body();
  return { error: "ERR a failure injected by the sandbox" };
}
