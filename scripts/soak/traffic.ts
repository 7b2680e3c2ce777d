import { type Expected, judge, type Seen, type Wrong } from "./verdicts";

type Options = {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  cookie?: string | undefined;
  /** Where the person sits, for limits by address. */
  address?: string;
  expect?: Expected;
};
/** A kept connection that the server closes at this moment would count as an answer that never came. */
const unkept = { connection: "close" };
export type Answer<T> = { status: number; code: string; json: T; text: string; headers: Headers };

/** Every request of the soak, with what came of it. */
export class Traffic {
  readonly seen: Seen[] = [];
  readonly wrong: Wrong[] = [];

  constructor(
    readonly app: string,
    readonly breakage: { excusedSince(sinceMs: number): ReadonlySet<string>; last(): string },
  ) {}

  /** One request under the name of its route. What is not `expect`ed is judged by what was being broken. */
  async ask<T = Record<string, unknown>>(
    route: string,
    path: string,
    options: Options = {},
  ): Promise<Answer<T>> {
    const startedAt = Date.now();
    const began = performance.now();
    const answer = await this.#send<T>(path, options);
    const ms = performance.now() - began;
    const { status, code } = answer;
    const verdict = judge({ status, code }, options.expect ?? [200], this.breakage.excusedSince(startedAt));
    this.seen.push({ route, ms, status, code, verdict });
    if (verdict === "wrong")
      this.wrong.push({ route, answer: `${status} ${code}`, ms: Math.round(ms), when: this.breakage.last() });
    return answer;
  }

  async #send<T>(path: string, options: Options): Promise<Answer<T>> {
    const { body, headers = {}, cookie, address } = options;
    try {
      const answer = await fetch(this.app + path, {
        method: options.method ?? (body === undefined ? "GET" : "POST"),
        redirect: "manual",
        signal: AbortSignal.timeout(60_000),
        headers: {
          origin: this.app,
          ...unkept,
          "content-type": "application/json",
          ...(cookie && { cookie }),
          ...(address && { "x-client-address": address }),
          ...headers,
        },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await answer.text();
      const json = parse(text) as T & { code?: string };
      return { status: answer.status, code: json.code ?? "", json, text, headers: answer.headers };
    } catch (error) {
      const code = failureOf(error);
      return { status: 0, code, json: {} as T, text: "", headers: new Headers() };
    }
  }
}

/** What the connection failed of, such as ECONNRESET. */
function failureOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error && "code" in error.cause ? String(error.cause.code) : error.name;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}

export const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** The sandbox's control API. */
export async function control<T = unknown>(
  sandbox: string,
  path: string,
  body?: unknown,
  method?: string,
): Promise<T> {
  const answer = await fetch(`${sandbox}/control/${path}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { "content-type": "application/json", ...unkept },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
}
