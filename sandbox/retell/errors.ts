import type { Context } from "hono";
import { z } from "zod";
import { isDeeperThan, MOST_LEVELS } from "../core/depth";

const sentences: Record<number, string> = {
  400: "Invalid request format, please check API reference.",
  401: "API key is missing or invalid.",
  402: "Trial has ended, please add payment method.",
  403: "Forbidden",
  404: "The requested resource was not found.",
  412: "Precondition failed for conditional update.",
  422: "Cannot find requested asset under given api key.",
  429: "Account rate limited, please throttle your requests.",
};

export type RetellStatus = 400 | 401 | 404 | 422 | 429 | 500;

export class RetellError extends Error {
  constructor(
    readonly status: RetellStatus,
    message?: string,
  ) {
    super(message ?? sentences[status] ?? "An unexpected server error occurred.");
  }
}

export function errorBody(status: number): { status: "error"; message: string } {
  return { status: "error", message: sentences[status] ?? "An unexpected server error occurred." };
}

/** Parses a request's part; anything wrong is a 400 that names the field, never its value. */
export function parse<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.join(".") || "body";
  throw new RetellError(400, `${errorBody(400).message} ${where}: ${issue?.message ?? "invalid"}`);
}

/** The body as JSON; an empty one is `{}`, as the service takes `list` calls without a body. */
export async function readBody<T extends z.ZodType>(c: Context, schema: T): Promise<z.infer<T>> {
  const text = await c.req.text();
  return parse(schema, text.trim() === "" ? {} : readJson(text));
}

function readJson(text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RetellError(400);
  }
  if (isDeeperThan(MOST_LEVELS, json))
    throw new RetellError(400, `${errorBody(400).message} body: nested too deeply`);
  return json;
}

export const idParam = (c: Context, name: string): string => c.req.param(name) ?? "";

export const versionQuery = z.object({ version: z.coerce.number().int().nonnegative().optional() });
