import { createHmac } from "node:crypto";
import { inject } from "vitest";

export type Answer<T = Record<string, unknown>> = { status: number; headers: Headers; text: string; json: T };

type Options = { method?: string; body?: unknown; headers?: Record<string, string> };

/** One HTTP request; strings are sent as they are, everything else as JSON. An answer that is not JSON gives `{}`. */
export async function request<T = Record<string, unknown>>(
  url: string,
  options: Options = {},
): Promise<Answer<T>> {
  const { body, headers = {} } = options;
  const response = await fetch(url, {
    method: options.method ?? (body === undefined ? "GET" : "POST"),
    redirect: "manual",
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    body: body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parse(text) as T };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

export const app = (path: string) => `${inject("app")}${path}`;
export const sandbox = (path: string) => `${inject("sandbox")}${path}`;
export const control = (path: string, body?: unknown, method?: string) =>
  request(sandbox(`/control/${path}`), { body, ...(method && { method }) });

/** Asks for a sweep, as the platform's scheduler does. */
export const sweep = (name: "calls" | "clips" | "inbox" | "queue" | "retention") =>
  request(app(`/api/cron/${name}`), {
    headers: { authorization: "Bearer sandbox-cron-secret-0000000000000000" },
  });

/** The visitor's cookie, as the browser that got it sends it back. */
export const cookieOf = ({ headers }: { headers: Headers }): string =>
  (headers.get("set-cookie") ?? "").split(";")[0] ?? "";

/** What a browser adds to a request from our own pages. */
export const sameOrigin = () => ({ origin: inject("app"), "sec-fetch-site": "same-origin" });

/** The sandbox's API key, as .env.example has it. */
const webhookKey = "key_sandbox_0000000000000000";

/** Signs a body as Retell does, with the documented algorithm rather than with the SDK that checks it. */
export function signature(body: string, at = Date.now(), key = webhookKey): Record<string, string> {
  const digest = createHmac("sha256", key)
    .update(body + at)
    .digest("hex");
  return { "x-retell-signature": `v=${at},d=${digest}` };
}

/** Asks again until the answer is as wanted; fails with the last answer when it never is. */
export async function until<T>(
  ask: () => Promise<T>,
  isWanted: (value: T) => boolean,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (isWanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`Not as wanted in ${timeoutMs} ms: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
