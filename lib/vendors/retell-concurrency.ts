import { z } from "zod";
import { AppError } from "@/lib/errors";
import { policy } from "@/lib/limits/policy";
import { client, refuse } from "./retell";

const answerSchema = z.object({
  current_concurrency: z.int().min(0),
  concurrency_limit: z.int().min(0),
});

type Patience = { timeoutMs: number; maxRetries: number };
const patient: Patience = { timeoutMs: policy.timeouts.readConcurrency, maxRetries: 1 };

export type Concurrency = { current: number; limit: number };

/**
 * How many calls Retell counts right now, of whatever kind and whoever's on the account, and how many it takes. Throws as
 * `createWebCall`.
 */
export async function readConcurrency(patience: Patience = patient): Promise<Concurrency> {
  const { timeoutMs: timeout, maxRetries } = patience;
  const answer: unknown = await client().concurrency.retrieve({ timeout, maxRetries }).catch(refuse);
  const told = answerSchema.safeParse(answer);
  if (!told.success) throw new AppError("voice_failed", { cause: told.error });
  return { current: told.data.current_concurrency, limit: told.data.concurrency_limit };
}
