import { type ApiResult, askApi } from "@/lib/http/api-client";
import { keepPlace } from "@/lib/queue/kept-place";
import type { AskQueue } from "@/lib/queue/line-watch";
import { parseTicket, type SeenTicket } from "@/lib/queue/parse-ticket";

type Answer = Promise<ApiResult<SeenTicket>>;

const timeoutMs = 10_000;
const parse = (body: unknown, headers: Headers) => parseTicket(body, headers, Date.now());
const pathOf = (ticketId: string) => `/api/queue/${encodeURIComponent(ticketId)}` as const;

/** What our server can be asked about a place in line. */
export const askQueue: AskQueue = {
  join: (): Answer => askApi("/api/queue", { method: "POST", body: {}, timeoutMs, parse }),
  look: (ticketId): Answer => askApi(pathOf(ticketId), { timeoutMs, parse }),
  hold: (ticketId): Answer => askApi(`${pathOf(ticketId)}/hold`, { method: "POST", timeoutMs, parse }),
  leave: (ticketId): Answer => askApi(pathOf(ticketId), { method: "DELETE", timeoutMs, parse }),
};

export const keepNote = (ticketId: string, note: string): Answer =>
  askApi(`${pathOf(ticketId)}/note`, { method: "PUT", body: { note }, timeoutMs: 4000, parse });

/** Whether a ticket that this browser kept still waits, or has its turn; one that is over is forgotten. */
export async function isInLine(ticketId: string): Promise<boolean> {
  const answer = await askQueue.look(ticketId);
  const isLive =
    answer.ok && (answer.data.ticket.state === "waiting" || answer.data.ticket.state === "ready");
  if (!isLive && (answer.ok || answer.failure.status === 404)) keepPlace(undefined);
  return isLive;
}
