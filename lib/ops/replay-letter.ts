import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { replayDeadLetter } from "@/lib/webhooks/replay-dead-letter";

/** An operator gives a dead letter its tries again. Throws `not_found` when it is none (any more). */
export async function replayLetter(letterId: string): Promise<void> {
  if (!/^[1-9]\d{0,14}$/.test(letterId)) throw new AppError("not_found");
  if (!(await replayDeadLetter(Number(letterId)))) throw new AppError("not_found");
  log("info", "dead_letter_replayed", { letterId: Number(letterId) });
}
