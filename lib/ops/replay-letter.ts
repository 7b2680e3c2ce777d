import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { replayDeadLetter } from "@/lib/webhooks/replay-dead-letter";

/** An operator gives a dead letter its tries again. False when it is none (any more): somebody else may have been first. */
export async function replayLetter(letterId: string): Promise<boolean> {
  if (!/^[1-9]\d{0,14}$/.test(letterId)) throw new AppError("not_found");
  const isReplayed = await replayDeadLetter(Number(letterId));
  if (isReplayed) log("info", "dead_letter_replayed", { letterId: Number(letterId) });
  return isReplayed;
}
