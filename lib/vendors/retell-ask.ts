import Retell from "retell-sdk";
import { z } from "zod";

export type RetellFailureKind =
  | "bad_key"
  | "unpaid"
  | "rate_limited"
  | "refused"
  | "broken"
  | "unreachable"
  | "timeout"
  | "strange_answer";

/** Why Retell did not do what was asked. `detail` is Retell's own sentence, where it gave one. */
export class RetellFailure extends Error {
  constructor(
    readonly kind: RetellFailureKind,
    readonly status?: number,
    readonly detail?: string,
  ) {
    super(kind);
    this.name = "RetellFailure";
  }
}

export const PAGE = 1000;
/** Nothing that makes or moves a thing is repeated by the SDK: Retell knows no idempotency key. */
export const once = { maxRetries: 0 };

type Page<T> = { items?: T[]; has_more?: boolean; pagination_key?: string };

/** Every item of a list, page by page. */
export async function everyPage<T>(load: (key: string | undefined) => PromiseLike<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let key: string | undefined;
  do {
    const page = await load(key);
    all.push(...z.array(z.custom<T>()).parse(page.items));
    key = page.has_more ? page.pagination_key : undefined;
  } while (key);
  return all;
}

/** Retell answers 422, not 404, for an id that the key's account does not hold. */
export async function known<T>(answer: Promise<T>): Promise<T | undefined> {
  return answer.catch((error: unknown) => {
    if (error instanceof RetellFailure && (error.status === 422 || error.status === 404)) return undefined;
    throw error;
  });
}

/** Runs one request; whatever goes wrong becomes a RetellFailure. */
export async function ask<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(error: unknown): RetellFailure {
  if (error instanceof z.ZodError) return new RetellFailure("strange_answer");
  if (error instanceof Retell.APIConnectionTimeoutError) return new RetellFailure("timeout");
  if (error instanceof Retell.APIConnectionError) return new RetellFailure("unreachable");
  if (!(error instanceof Retell.APIError)) return new RetellFailure("strange_answer");
  const status = z.number().optional().parse(error.status);
  const detail = z.object({ message: z.string() }).safeParse(error.error).data?.message;
  return new RetellFailure(kindOf(status), status, detail);
}

function kindOf(status: number | undefined): RetellFailureKind {
  if (status === 401 || status === 403) return "bad_key";
  if (status === 402) return "unpaid";
  if (status === 429) return "rate_limited";
  return status === undefined || status >= 500 ? "broken" : "refused";
}
