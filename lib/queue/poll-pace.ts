import { policy } from "@/lib/limits/policy";
import type { Ticket } from "./schema";

/**
 * When to ask again, in ms: the sooner, the nearer the turn. With 10 000 waiting this is some 410 requests a second, 400
 * of them from places after the hundredth, which ask every 20 to 30 s: neighbours at different paces, so that those who
 * came in one wave do not keep asking in one. Even the slowest asks five times before its silence costs the place.
 */
export function pollAfterMs(state: Ticket["state"], position: number | null): number {
  const { near, farMs, farSpreadMs, readyMs, idleMs } = policy.queue.poll;
  if (state === "ready") return readyMs;
  if (state !== "waiting" || position === null) return idleMs;
  const pace = near.find(({ upTo }) => position <= upTo);
  return pace?.ms ?? farMs + (position % 11) * (farSpreadMs / 10);
}
