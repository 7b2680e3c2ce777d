import { AppError } from "@/lib/errors";
import { queueRules, webLimits } from "@/lib/limits/get-limits";
import type { Talker } from "@/lib/limits/schema";
import { secondsUntil } from "@/lib/limits/seconds-until";
import { joinQueue } from "./join-queue";
import type { GrantedTurn, Ticket, Turn } from "./schema";
import { beginWebCall } from "./store";

/**
 * A slot, for whose turn it is or when there is room and nobody waits, and with it all that is left of somebody's talking
 * time in a rolling day, within what their address and everyone together may. A call that is live holds its whole cap, so
 * that two tabs cannot talk longer than one. Throws `queue_wait` (409), and then they stand in line, at the place that it
 * states; `queue_full` (409), and then they do not; `usage_spent`, which costs the turn, `already_talking` or
 * `web_budget_spent` (429).
 */
export async function claimTurn(talker: Talker, addressHash: string, now: Date): Promise<GrantedTurn> {
  const turn = await claimOrJoin(talker, addressHash, now);
  if (turn.outcome === "claimed") return turn;
  // A call that is open may be over in a minute: nobody knows when.
  const returnsAt = turn.outcome === "already_talking" ? null : turn.returnsAt;
  throw new AppError(turn.outcome, {
    retryAfterSeconds: returnsAt === null ? undefined : secondsUntil(returnsAt, now),
  });
}

/** Whoever must wait and has no place, or has lost it by now, is given one; a slot that came free meanwhile is theirs. */
async function claimOrJoin(talker: Talker, addressHash: string, now: Date): Promise<Turn> {
  const begin = () => beginWebCall(talker, addressHash, webLimits(), queueRules());
  const turn = await begin();
  if (turn.outcome !== "queue_wait") return turn;
  const ticket = await joinQueue(talker, addressHash, now);
  return ticket.state === "ready" ? begin() : refuse(ticket);
}

function refuse({ ticketId, state, position, waitSeconds }: Ticket): never {
  if (state === "active") throw new AppError("already_talking");
  const more = { ticketId, state, position, waitSeconds };
  throw new AppError(state === "full" ? "queue_full" : "queue_wait", { more });
}
